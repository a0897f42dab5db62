using System.CommandLine;
using System.CommandLine.Parsing;
using Cafe.Cli.Building;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Containers;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;
using Cafe.Cli.Testing;
using Cafe.Compose;

namespace Cafe.Cli;

/// <summary><c>cafe test</c>.</summary>
internal static class TestCommand
{
    private static readonly string[] Names = [.. TestSuite.All.Select(suite => suite.Name)];

    public static Command Create(StopSignals signals)
    {
        var suites = new Option<string[]>("--suite")
        {
            Description = $"The suites to run, of {string.Join(", ", Names)}; all without it.",
            HelpName = "NAME[,NAME]",
            CustomParser = ParseSuites,
        };
        var filter = new Option<string?>("--filter")
        {
            Description = "Only tests with this in their full name, or an expression of dotnet test.",
            HelpName = "X",
        };
        var command = new Command(
            "test", "Builds everything and runs the tests. The last line is 'N passed, N failed, N skipped'.")
        {
            suites, filter,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(suites), parsed.GetValue(filter), signals.Stop));
        return command;
    }

    private static string[] ParseSuites(ArgumentResult argument)
    {
        string[] named = [.. argument.Tokens.SelectMany(token => token.Value.Split(','))];
        return named.Except(Names).FirstOrDefault() is { } unknown
            ? Usage.Reject<string[]>(argument, Usage.Unknown("suite", unknown, Names)) ?? []
            : named;
    }

    private static async Task<int> RunAsync(string[]? names, string? filter, CancellationToken cancellation)
    {
        var repository = Repository.Find();
        var terminal = Terminal.Standard;
        var suites = TestSuite.All.Where(suite => names is not { Length: > 0 } || names.Contains(suite.Name)).ToList();
        await BuildAsync(repository, terminal, suites, cancellation);

        // Those that start no café wait more than they work: they run beside the others.
        var results = (await Task.WhenAll(suites.GroupBy(suite => suite.Place == CafePlace.Nowhere)
            .Select(group => RunAsync(group, repository, terminal, filter, cancellation)))).Aggregate((one, other) => one + other);
        var nothing = filter is not null && results.Found == 0;
        if (nothing) terminal.Warning($"No test matches '{filter}'.");
        terminal.Line($"{results.Passed} passed, {results.Failed} failed, {results.Skipped} skipped");
        return results.Failed > 0 || nothing ? ExitCodes.Failed : ExitCodes.Succeeded;
    }

    private static async Task<TestResults> RunAsync(
        IEnumerable<TestSuite> suites, Repository repository, Terminal terminal, string? filter, CancellationToken cancellation)
    {
        var results = TestResults.None;
        await using var run = new TestRun(repository, terminal, filter);
        foreach (var suite in suites) results += await run.RunAsync(suite, cancellation);
        return results;
    }

    private static async Task BuildAsync(
        Repository repository, Terminal terminal, List<TestSuite> suites, CancellationToken cancellation)
    {
        var builder = new Builder(repository, terminal);
        Task<bool> Build(string target, IReadOnlyList<string> projects) =>
            terminal.StepAsync(
                $"building {Path.GetFileName(target)}",
                () => builder.BuildAsync(target, projects, ChildEnvironment.Inherited(), cancellation),
                built => built ? $"Built {Path.GetFileName(target)}" : null);

        if (suites is [{ Name: "unit" } unit])
        {
            var project = Path.Combine(repository.Root, unit.Project);
            await Build(project, [project]);
            return;
        }

        // Side by side: each of them waits a lot, for the feed and for the disk. The suites start cafés, and several at once:
        // what those run is built beforehand.
        await Task.WhenAll(
            BuildImagesAsync(repository, terminal, suites, cancellation),
            Build(repository.Solution, ProjectInputs.OfSolution(repository.Solution)));
        string[] services = [.. ServicePlan.ProjectsOf(ComposeFile.Load(repository.ComposeFile, ChildEnvironment.Inherited()))];
        await builder.BuildAsync(services, ChildEnvironment.Inherited(), cancellation);
    }

    private static async Task BuildImagesAsync(
        Repository repository, Terminal terminal, List<TestSuite> suites, CancellationToken cancellation)
    {
        if (!suites.Any(suite => suite.Place is CafePlace.Containers or CafePlace.ContainersOrProcesses)
            || await TestSuite.WithoutEngineAsync(cancellation) is not null)
            return;
        await terminal.StepAsync(
            "building the images", "Built the images",
            () => new Docker(repository, "cafe", new Dictionary<string, string>())
                .ComposeAsync("the images can't be built", ["build"], cancellation));
    }
}
