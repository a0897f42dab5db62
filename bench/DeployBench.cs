using System.CommandLine;
using System.Globalization;
using Cafe.Bench.Harness;

namespace Cafe.Bench;

/// <summary><c>deploy</c>: what <c>cafe deploy</c> needs beyond what ECS does, in calls and time; and what doing things side by
/// side brings.</summary>
internal static class DeployBench
{
    private const int Plans = 3;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    // What is measured, with which verb, and whether a setting of one service is changed before.
    private static readonly (string Name, string Verb, bool Changes)[] Steps =
    [
        ("first deploy", "apply", false), ("no-op plan", "plan", false), ("no-op apply", "apply", false), ("one-service change", "apply", true),
    ];

    public static Command Create() => BenchOptions.Command(
        "deploy", "cafe deploy on a fake of AWS, 20 services: calls and time, rollout ÷ the slowest dependency chain, parallel ÷ sequential.",
        RunAsync, seconds: null, runs: 1);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        Console.WriteLine($"cafe deploy on a fake of AWS in this process, {Latency.TotalMilliseconds:0} ms a call: a job and {Street.Services} services of two tasks, chains of up to four");
        Console.WriteLine("Sequential  apply --parallel 1, and no call is sent before the one before it has its answer");
        Console.WriteLine($"Machine     load average {(await File.ReadAllTextAsync("/proc/loadavg", cancel)).Split(' ')[0]}");
        List<Step> all = [];
        List<double> plans = [];
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"\n{$"run {run}",-22}{"calls",8}{"writes",8}{"s",8}{"sequential",16}{"writes",8}{"s",8}");
            await using var parallel = await Street.OpenAsync(Latency, isSequential: false);
            await using var sequential = await Street.OpenAsync(Latency, isSequential: true);
            foreach (var (name, verb, changes) in Steps)
            {
                if (changes) parallel.Level = sequential.Level = "debug";
                var step = new Step(name, await parallel.RunAsync(verb, cancel), await sequential.RunAsync(verb, cancel));
                Console.WriteLine($"{name,-22}{Row(step.Parallel)}{"",8}{Row(step.Sequential)}");
                all.Add(step);
            }

            for (var plan = 0; plan < Plans; plan++) plans.Add(await parallel.PlanInProcessAsync(cancel));
        }

        Console.WriteLine();
        foreach (var (name, _, _) in Steps)
            Figures.Print($"{name}, parallel ÷ sequential", Of(name).Select(step => step.Parallel.Took / step.Sequential.Took), "");
        var first = Of("first deploy").Select(step => step.Parallel).ToList();
        var busiest = first.Select(outcome => outcome.Busiest).MaxBy(each => each.Count);
        Console.WriteLine($"first deploy, calls to ECS: {first.Max(outcome => outcome.EcsCallsPerSecond).ToString("0.0", CultureInfo.InvariantCulture)} a second; of one operation at most {busiest.Count} in a second ({busiest.Operation})");
        Figures.Print("one-service change ÷ its rollout", Of("one-service change").Select(step => step.Parallel.Took / step.Parallel.SlowestChain), "");
        return Figures.Print("no-op plan, as a process of its own", plans, " s", Aim.AtMost(2))
            & Figures.Print("first deploy ÷ the slowest dependency chain", first.Select(outcome => outcome.Took / outcome.SlowestChain), "", Aim.AtMost(1.2));

        IEnumerable<Step> Of(string name) => all.Where(step => step.Name == name);
    }

    private static string Row(Street.Outcome outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"{outcome.Calls.Count,8}{outcome.Calls.Count(call => call.IsWrite),8}{outcome.Took.TotalSeconds,8:0.0}");

    private sealed record Step(string Name, Street.Outcome Parallel, Street.Outcome Sequential);
}
