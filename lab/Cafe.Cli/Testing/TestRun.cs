using System.Diagnostics;
using System.Xml;
using Cafe.Cli.Building;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Testing;

/// <summary>Runs suites that are built.</summary>
internal sealed class TestRun(Repository repository, Terminal terminal, string? filter) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    // Opened by the first suite that tests it.
    private SharedCafe? _cafe;

    /// <summary>Runs one suite, or says why not. A suite that can't run counts as one test.</summary>
    public async Task<TestResults> RunAsync(TestSuite suite, CancellationToken cancellation)
    {
        var (inContainers, missing) = await suite.WhereAsync(cancellation);
        if (missing is not null)
        {
            var required = Environment.GetEnvironmentVariable("CAFE_REQUIRE") == "all";
            terminal.Warning($"{suite.Name}: {(required ? "failed" : "skipped")}, {missing}.");
            return required ? TestResults.None with { Failed = 1 } : TestResults.None with { Skipped = 1 };
        }

        // What nobody tests any more takes no time from those that follow.
        if (suite.AnsweredBy is null) await DisposeAsync();

        var clock = Stopwatch.StartNew();
        var trx = Path.Combine(repository.Artifacts, "test-results", suite.Name + ".trx");
        Directory.CreateDirectory(Path.GetDirectoryName(trx)!);
        File.Delete(trx);
        var run = await RunOrSayWhyNotAsync(suite, inContainers, trx, clock, cancellation);
        var results = Read(suite, trx, run);
        foreach (var failure in results.Failures) terminal.Warning($"{suite.Name}: {failure}");
        terminal.Line(
            $"{suite.Name,-21} {results.Passed,5} passed {results.Failed,5} failed {results.Skipped,5} skipped "
            + $"{clock.Elapsed.TotalSeconds,7:0.0} s");
        return results;
    }

    public async ValueTask DisposeAsync()
    {
        var cafe = _cafe;
        _cafe = null;
        if (cafe is not null) await cafe.DisposeAsync();
    }

    private async Task<ToolResult> RunOrSayWhyNotAsync(
        TestSuite suite, bool inContainers, string trx, Stopwatch clock, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(suite, inContainers, trx, clock, cancellation);
        }
        catch (CafeException e)
        {
            // The other suites run all the same.
            return new ToolResult(ExitCodes.Failed, [e.Message]);
        }
    }

    // Unless the user names a café to test.
    private async Task ShareAsync(string answeredBy, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        if (environment.ContainsKey("CAFE_TARGET")) return;
        terminal.Pend("opening a café");
        _cafe ??= await SharedCafe.OpenAsync(cancellation);
        await _cafe.AnswerByAsync(answeredBy, cancellation);
        environment["CAFE_TARGET"] = _cafe.Data.Path;
    }

    private async Task<ToolResult> RunAsync(
        TestSuite suite, bool inContainers, string trx, Stopwatch clock, CancellationToken cancellation)
    {
        var finished = 0;
        var environment = ChildEnvironment.ForTests();
        environment["CAFE_ROOT"] = repository.Root;
        if (inContainers) environment["CAFE_IN"] = "containers";
        if (suite.AnsweredBy is { } answeredBy)
        {
            environment["CAFE_ANSWERED_BY"] = answeredBy;
            if (!inContainers) await ShareAsync(answeredBy, environment, cancellation);
        }

        var marker = $"{suite.Name} {ProcessIdentity.Current.Start}";
        environment[ChildEnvironment.TestMarker] = marker;
        List<string> arguments =
        [
            "test", repository.AssemblyOf(suite.Project),
            "--logger", $"trx;LogFileName={trx}",
            "--logger", "console;verbosity=normal",
        ];
        string[] filters = [.. new[] { suite.Filter, filter }.OfType<string>().Select(each => $"({Expression(each)})")];
        if (filters.Length > 0) arguments.AddRange(["--filter", string.Join('&', filters)]);
        try
        {
            return await Tool.RunAsync(
                new ProcessSpec(Builder.Dotnet, arguments, environment) { WorkingDirectory = repository.Root },
                Limit, cancellation,
                line =>
                {
                    // "  Passed Cafe.Tests.Unit.Menu.A_price_is_rounded [3 ms]"
                    if (line.TrimStart().Split(' ')[0] is not ("Passed" or "Failed" or "Skipped")) return;
                    var count = Interlocked.Increment(ref finished);
                    terminal.Pend($"{suite.Name}: {count} tests, {clock.Elapsed.TotalSeconds:0} s");
                });
        }
        finally
        {
            terminal.Pend(null);
            var left = ProcessSweep.With(ChildEnvironment.TestMarker, marker);
            if (left.Count > 0) terminal.Warning($"{suite.Name} left {left.Count} processes behind, which are ended.");
            await ProcessSweep.EndAsync(left, Posix.Terminate, Posix.Interrupt, Posix.Kill);
        }
    }

    // A test host that crashed leaves no results, or some that all passed.
    private static TestResults Read(TestSuite suite, string trx, ToolResult run)
    {
        TestResults results;
        try
        {
            results = File.Exists(trx) ? TestResults.Read(trx) : TestResults.None;
        }
        catch (XmlException)
        {
            results = TestResults.None;
        }

        return run.ExitCode == 0 || results.Failed > 0
            ? results
            : results with { Failed = 1, Failures = [$"the test run broke off:{Tool.Lines(run.Output)}"] };
    }

    /// <summary>A bare word is part of a test's name; anything with an operator is the test platform's own
    /// expression.</summary>
    public static string Expression(string filter) =>
        filter.Any("=!~&|()".Contains) ? filter : $"FullyQualifiedName~{filter}";
}
