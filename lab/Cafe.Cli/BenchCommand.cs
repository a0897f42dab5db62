using System.CommandLine;
using Cafe.Cli.Building;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe bench</c>: builds the benchmarks and hands everything over to them.</summary>
internal static class BenchCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(4);

    public static Command Create(StopSignals signals)
    {
        var command = new Command("bench", "Measures, and prints ratios: cafe bench [NAME [OPTIONS]]; without a name, what there is.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, _) => RunAsync([.. parsed.UnmatchedTokens], signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var repository = Repository.Find();
        var terminal = Terminal.Standard;
        var project = Path.Combine(repository.Root, "bench", "Cafe.Bench.csproj");
        await terminal.StepAsync(
            "building Cafe.Bench",
            () => new Builder(repository, terminal).BuildAsync(project, [project], ChildEnvironment.Inherited(), cancellation),
            built => built ? "Built Cafe.Bench" : null);
        var environment = ChildEnvironment.Inherited();
        environment["CAFE_ROOT"] = repository.Root;
        var result = await Tool.RunAsync(
            new ProcessSpec(Builder.Dotnet, [repository.AssemblyOf(project), .. arguments], environment),
            Limit, cancellation, terminal.Line);
        return result.ExitCode;
    }
}
