namespace Cafe.Tests.Deploy.Infrastructure;

public sealed class LintTests
{
    [NeedsFact(Tool.Lint)]
    public async Task The_linter_of_CloudFormation_finds_nothing()
    {
        string[] templates = [.. Template.Names.Select(name => Path.Combine(Template.Folder, name + ".yml"))];

        var (exitCode, output) = await Tool.RunAsync(Tool.Lint, ["--regions", "eu-west-1", "--template", .. templates]);

        output.Trim().ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }
}
