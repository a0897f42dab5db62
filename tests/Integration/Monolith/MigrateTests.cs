using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

[Collection(MonolithTests.Name)]
public class MigrateTests(MonolithDatabases databases)
{
    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var database = await databases.CreateMigratedAsync();
        var before = await DescribeAsync(database);

        await MonolithProcess.MigrateAsync(database);

        (await DescribeAsync(database)).ShouldBe(before);
        before.ShouldContain("table orders");
        before.Count(row => row.StartsWith("item ", StringComparison.Ordinal)).ShouldBeInRange(20, 30);
    }

    [Fact]
    public async Task Three_migrations_at_once_make_what_one_makes()
    {
        var (alone, crowded) = (await databases.CreateMigratedAsync(), await databases.CreateAsync());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MonolithProcess.MigrateAsync(crowded)));

        (await DescribeAsync(crowded)).ShouldBe(await DescribeAsync(alone));
    }

    [Fact]
    public async Task A_menu_that_staff_have_begun_is_not_seeded()
    {
        var database = await databases.CreateAsync();
        (await MonolithProcess.RunAsync(database, ["migrate"])).Succeeded();
        await Sql.ExecuteAsync(database, "INSERT INTO menu_categories (id, name, position) VALUES (1, 'Soups', 1)");

        await MonolithProcess.MigrateAsync(database);

        (await DescribeAsync(database)).ShouldNotContain(row => row.StartsWith("item ", StringComparison.Ordinal));
    }

    /// <summary>Tables, indexes, constraints, migrations and the menu.</summary>
    private static Task<IReadOnlyList<string>> DescribeAsync(string database) => Sql.ReadAsync(
        database,
        """
        SELECT 'table ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'migration ' || "MigrationId" FROM "__EFMigrationsHistory"
        UNION ALL SELECT 'category ' || id || ' ' || name FROM menu_categories
        UNION ALL SELECT 'item ' || id || ' ' || name || ' ' || price FROM menu_items
        ORDER BY 1
        """);
}
