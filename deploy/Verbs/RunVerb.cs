using System.CommandLine;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy run</c>: runs a job's task once, and ends with its exit code.</summary>
internal static class RunVerb
{
    public static Command Create(Host host, CommonOptions common)
    {
        var job = new Argument<string>("JOB") { Description = "A job, or a service whose program does something else with other arguments." };
        var words = new Argument<string[]>("ARGUMENTS") { Description = "Replace the program's own, behind --.", Arity = ArgumentArity.ZeroOrMore };
        var timeout = CommonOptions.Minutes("--timeout", "Minutes to wait for its end.", 30);
        var command = new Command("run", "Runs a task once; the exit code is its container's.") { job, words, timeout };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(
                run, parsed.GetValue(job)!, parsed.GetValue(words) is { Length: > 0 } given ? given : null,
                TimeSpan.FromMinutes(parsed.GetValue(timeout)), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Run run, string name, string[]? arguments, TimeSpan limit, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        var workload = application.Workload(name);
        if (workload.Job is null && arguments is null)
            throw new DeployException($"{name} is a service: say what to run, as in: run {name} -- migrate", ExitCodes.Usage);
        var definition = (await new Observer(run.Aws, application).LatestAsync(workload, cancellation))?.Definition.TaskDefinitionArn
            ?? throw new DeployException($"{name} hasn't been deployed yet: cafe deploy apply");
        var exit = await new Jobs(run.Session(application)).RunAsync(workload, definition, arguments, limit, cancellation);
        run.Print(new { Job = name, TaskDefinition = definition, ExitCode = exit }, output => output.WriteLine($"{name} ended with exit code {exit}."));
        return exit;
    }
}
