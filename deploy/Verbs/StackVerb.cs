using System.CommandLine;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy stack</c>: creates or updates the infrastructure's stacks, one after the other.</summary>
internal static class StackVerb
{
    private sealed record Result(string Stack, bool Changed, IReadOnlyDictionary<string, string> Outputs);

    public static Command Create(Host host, CommonOptions common)
    {
        var command = new Command("stack", "Creates or updates the CloudFormation stacks that the files name.");
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(run, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, CancellationToken cancellation)
    {
        var environment = run.Host.Environment;
        var settings = run.File.Stacks(environment);
        if (settings.Count == 0) throw new DeployException("the files name no stacks: nothing to make", ExitCodes.Usage);
        var stacks = new Stacks(run.Aws, run.Host.Clock);
        var outputs = new Dictionary<string, string>();
        List<Result> results = [];
        foreach (var each in settings)
        {
            var (changed, stack) = await stacks.ApplyAsync(
                each, outputs, run.File.Name(environment), run.Progress, cancellation);
            var own = (stack.Outputs ?? []).ToDictionary(output => output.OutputKey, output => output.OutputValue);
            foreach (var (name, value) in own) outputs[name] = value;
            results.Add(new(each.Name, changed, own));
        }

        run.Print(results, output =>
        {
            foreach (var result in results)
                output.WriteLine($"{result.Stack}: {(result.Changed ? "done" : "nothing to do")}, {result.Outputs.Count} outputs");
            if (outputs.TryGetValue("Url", out var url)) output.WriteLine($"The application's address will be {url}");
        });
        return ExitCodes.Done;
    }
}
