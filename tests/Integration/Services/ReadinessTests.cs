using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Services;

/// <summary>Who asks a service whether it is ready hears what is missing.</summary>
public sealed class ReadinessTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task A_service_is_ready_once_its_migrations_are_applied_and_says_so_until_then()
    {
        var database = await databases.CreateAsync();
        await using var orders = await ServiceProcess.ServeAsync("orders", database);
        (await WhyNotAsync(orders)).ShouldEndWith("pending migrations, run the verb migrate");

        await ServiceProcess.MigrateAsync("orders", database);
        await orders.BecomesReadyAsync();

        // Of a newer program, which this one doesn't have.
        await Sql.ExecuteAsync(database, """INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '10.0.0')""");
        await orders.BecomesReadyAsync();
        await Sql.ExecuteAsync(database, """DELETE FROM "__EFMigrationsHistory" """);
        (await WhyNotAsync(orders)).ShouldEndWith("pending migrations, run the verb migrate");
    }

    private static async Task<string> WhyNotAsync(ServiceProcess service)
    {
        using var answer = await service.Client.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync();
    }
}
