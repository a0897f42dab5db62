using System.CommandLine;
using System.Diagnostics;
using Cafe.Cli.Building;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe deploy</c>: builds the deploy tool and hands everything over to it, the terminal too.</summary>
internal static class DeployCommand
{
    public static Command Create(StopSignals signals)
    {
        var command = new Command("deploy", "Runs the services on Amazon ECS: cafe deploy [VERB [OPTIONS]]; without a verb, what there is.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, _) => RunAsync([.. parsed.UnmatchedTokens], signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var repository = Repository.Find();
        var project = Path.Combine(repository.Root, "deploy", "Cafe.Deploy.csproj");
        // What the tool prints is for programs as well.
        await Terminal.Error.StepAsync(
            "building Cafe.Deploy",
            () => new Builder(repository, Terminal.Error).BuildAsync(project, [project], ChildEnvironment.Inherited(), cancellation),
            built => built ? "Built Cafe.Deploy" : null);
        var start = new ProcessStartInfo(Builder.Dotnet, [repository.AssemblyOf(project), .. arguments]);
        start.Environment["CAFE_ROOT"] = repository.Root;
        using var tool = Process.Start(start)!;
        // It ends in order, and says what is left.
        if (ProcessIdentity.Of(tool.Id) is { } child)
        {
            await using var stop = cancellation.Register(() => Posix.Signal(child, Posix.Terminate));
            await tool.WaitForExitAsync(CancellationToken.None);
        }

        await tool.WaitForExitAsync(CancellationToken.None);
        return tool.ExitCode;
    }
}
