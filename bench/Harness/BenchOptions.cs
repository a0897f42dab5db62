using System.CommandLine;
using System.Globalization;
using Cafe.Cli;

namespace Cafe.Bench.Harness;

/// <param name="Runs">Alternating runs of each thing that is measured.</param>
/// <param name="Seconds">How long a run takes where time decides.</param>
/// <param name="Orders">How large the history is where that matters.</param>
internal sealed record BenchOptions(int Runs, int Seconds, long Orders)
{
    /// <summary>Makes the verb of a benchmark.</summary>
    /// <param name="run">Prints what it measures; returns whether the aims are met.</param>
    /// <param name="seconds">By default; <c>null</c> where the runs end by themselves.</param>
    /// <param name="orders">By default; <c>null</c> where history doesn't matter.</param>
    /// <param name="runs">By default.</param>
    public static Command Command(
        string name, string description, Func<BenchOptions, CancellationToken, Task<bool>> run, int? seconds = 5, long? orders = null,
        int runs = 5)
    {
        var runsOption = Number("--runs", "Alternating runs; the median counts.", runs);
        var secondsOption = Number("--seconds", "How long a run takes.", seconds ?? 0);
        var ordersOption = Number("--orders", "How many orders there are.", orders ?? 0);
        var command = new Command(name, description) { runsOption };
        if (seconds is not null)
            command.Add(secondsOption);
        if (orders is not null)
            command.Add(ordersOption);
        command.SetAction(async (parsed, cancel) =>
        {
            var options = new BenchOptions((int)parsed.GetValue(runsOption), (int)parsed.GetValue(secondsOption), parsed.GetValue(ordersOption));
            return await run(options, cancel) ? ExitCodes.Succeeded : ExitCodes.Failed;
        });
        return command;
    }

    private static Option<long> Number(string name, string description, long byDefault)
    {
        var option = new Option<long>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !(long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                given.AddError($"{name} needs a number above 0, and '{token.Value}' is none");
        });
        return option;
    }
}
