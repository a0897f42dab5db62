using Cafe.Cli;
using Cafe.Cli.Postgres;

namespace Cafe.Tests.Unit.Cli;

public sealed class PostgresFinderTests : TempFolder
{
    private readonly Dictionary<string, Version> versions = [];

    [Fact]
    public async Task The_newest_version_comes_first()
    {
        Install("lib/15/bin", "15.18");
        Install("lib/17/bin", "17.2");
        Install("lib/16/bin", "16.10");

        (await FindAsync()).Select(found => found.Version.ToString()).ShouldBe(["17.2", "16.10", "15.18"]);
    }

    [Fact]
    public async Task A_version_before_15_does_not_count()
    {
        Install("lib/14/bin", "14.9");

        (await FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_without_psql_does_not_count()
    {
        Install("lib/16/bin", "16.1");
        File.Delete(At("lib/16/bin/psql"));

        (await FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_does_not_run_does_not_count()
    {
        Install("lib/16/bin", "16.1");
        versions.Clear();

        (await FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_on_the_path_leads_to_the_programs_and_they_are_listed_once()
    {
        Install("lib/16/bin", "16.1");
        Directory.CreateDirectory(At("path"));
        File.CreateSymbolicLink(At("path/postgres"), At("lib/16/bin/postgres"));

        (await FindAsync()).ShouldHaveSingleItem().Folder.ShouldBe(At("lib/16/bin"));
    }

    [Fact]
    public async Task A_folder_that_was_chosen_is_the_only_place()
    {
        Install("lib/17/bin", "17.2");
        Install("mine", "15.1");

        (await FindAsync(chosen: At("mine"))).ShouldHaveSingleItem().Version.ShouldBe(new Version(15, 1));
        (await FindAsync(chosen: At("nothing"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("postgres (PostgreSQL) 18beta1", "18.0")]
    [InlineData("postgres: not found", null)]
    public void The_version_is_read_from_what_the_server_says(string answer, string? version) =>
        PostgresFinder.Parse(answer)?.ToString().ShouldBe(version);

    [Fact]
    public void A_cluster_keeps_its_major_version()
    {
        PostgresBinaries[] found = [new("/new", new Version(17, 2)), new("/old", new Version(16, 3))];

        PostgresLocator.Choose(found, null, "/cluster", null).Folder.ShouldBe("/new");
        PostgresLocator.Choose(found, 16, "/cluster", null).Folder.ShouldBe("/old");
        Should.Throw<CafeException>(() => PostgresLocator.Choose(found, 15, "/cluster", null)).Message
            .ShouldStartWith("/cluster was made by PostgreSQL 15, and only 17.2, 16.3 is here. Install PostgreSQL 15");
    }

    [Fact]
    public void Where_there_is_none_the_ways_to_get_it_are_listed()
    {
        Should.Throw<CafeException>(() => PostgresLocator.Choose([], null, "/cluster", null)).Message
            .ShouldContain("apt-get install postgresql");
        Should.Throw<CafeException>(() => PostgresLocator.Choose([], null, "/cluster", "/mine")).Message
            .ShouldContain("in CAFE_POSTGRES_BIN (/mine)");
    }

    private void Install(string folder, string version)
    {
        foreach (var program in (string[])["postgres", "initdb", "psql"]) Write($"{folder}/{program}");
        versions[At($"{folder}/postgres")] = new Version(version);
    }

    private Task<IReadOnlyList<PostgresBinaries>> FindAsync(string? chosen = null) => new PostgresFinder(
        new SearchRoots(chosen, [At("path"), At("no-such-folder")], [At("lib/*/bin"), At("missing*")]),
        (program, _) => Task.FromResult(versions.GetValueOrDefault(program))).FindAllAsync(CancellationToken.None);
}
