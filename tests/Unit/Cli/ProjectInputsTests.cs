using Cafe.Cli.Building;

namespace Cafe.Tests.Unit.Cli;

public sealed class ProjectInputsTests : TempFolder
{
    private readonly string project;

    public ProjectInputsTests()
    {
        project = Write("app/App.csproj", """
            <Project>
              <ItemGroup>
                <ProjectReference Include="..\lib\Lib.csproj" />
                <Content Include="../web/**" />
              </ItemGroup>
            </Project>
            """);
        Write("app/Program.cs");
        // A circle, which MSBuild would refuse: reading must end all the same.
        Write("lib/Lib.csproj", """<Project><ProjectReference Include="../app/App.csproj" /></Project>""");
        Write("lib/Sub/Lib.cs");
        Write("web/index.html");
        Write("global.json");
        Write("Directory.Build.props");
    }

    [Theory]
    [InlineData("app/Program.cs")]
    [InlineData("app/New.cs")]
    [InlineData("lib/Sub/Lib.cs")]
    [InlineData("lib/Sub/New.cs")]
    [InlineData("web/pages/new.html")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    public void What_a_project_is_made_of_counts(string file)
    {
        var before = Fingerprint();

        Write(file, "something else");

        Fingerprint().ShouldNotBe(before);
    }

    [Theory]
    [InlineData("app/obj/App.json")]
    [InlineData("app/bin/App.dll")]
    [InlineData("artifacts/bin/App.dll")]
    [InlineData("other/Other.cs")]
    [InlineData("README.md")]
    public void Anything_else_does_not(string file)
    {
        var before = Fingerprint();

        Write(file, "something else");

        Fingerprint().ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_removed_counts()
    {
        var before = Fingerprint();

        File.Delete(At("lib/Sub/Lib.cs"));

        Fingerprint().ShouldNotBe(before);
    }

    [Fact]
    public void A_file_that_is_older_than_the_last_build_counts_once_it_is_another()
    {
        var before = Fingerprint();

        File.SetLastWriteTimeUtc(At("app/Program.cs"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Fingerprint().ShouldNotBe(before);
    }

    [Fact]
    public void The_projects_of_a_solution_are_read_from_it()
    {
        var solution = Write("All.sln", """
            Project("{FAE0}") = "App", "app\App.csproj", "{1}"
            Project("{2150}") = "lib", "lib", "{2}"
            """);

        ProjectInputs.OfSolution(solution).ShouldBe([project]);
    }

    private string Fingerprint() => ProjectInputs.Fingerprint(At(""), project);
}
