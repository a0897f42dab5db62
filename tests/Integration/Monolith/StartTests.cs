using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

/// <summary>What the monolith does before it needs a database.</summary>
public class StartTests
{
    private const string Database = "Host=127.0.0.1;Port=1;Database=cafe;Username=cafe;Password=never-used-by-any-server";

    [Theory]
    [InlineData("ConnectionStrings:cafe", null)]
    [InlineData("ConnectionStrings:cafe", "Host=127.0.0.1;Database=cafe;Username=cafe")]
    [InlineData("ConnectionStrings:cafe", "Host=127.0.0.1;Database=cafe;Username=cafe;Password=too-short-by-1-")]
    [InlineData("Auth:Key", null)]
    [InlineData("Auth:Key", "dG9vIHNob3J0")]
    [InlineData("Auth:PasswordHash", null)]
    [InlineData("Auth:PasswordHash", "dG9vIHNob3J0")]
    public async Task A_secret_that_is_missing_or_short_stops_the_start_with_one_line_that_names_it(string key, string? value)
    {
        var end = await MonolithProcess.RunAsync(Database, [], (key.Replace(":", "__"), value));

        end.ExitCode.ShouldBe(1, end.ToString());
        end.Errors.ShouldContain(key);
        end.Errors.TrimEnd('\n').ShouldNotContain("\n");
        end.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verb_that_there_is_none_of_is_answered_with_those_that_there_are()
    {
        var end = await MonolithProcess.RunAsync(Database, ["migarte"]);

        end.ExitCode.ShouldBe(2, end.ToString());
        end.Errors.ShouldContain("'migarte'");
        end.Errors.ShouldContain("migrate");
    }

    [Fact]
    public async Task A_migration_without_a_database_ends_with_one_line()
    {
        var end = await MonolithProcess.RunAsync(Database, ["migrate"]);

        end.ExitCode.ShouldBe(1, end.ToString());
        end.Errors.ShouldStartWith("The database: ");
        end.Errors.TrimEnd('\n').ShouldNotContain("\n");
    }
}
