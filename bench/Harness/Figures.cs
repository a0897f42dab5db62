using System.Globalization;

namespace Cafe.Bench.Harness;

/// <summary>The median of some values, and how far they spread.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}

/// <summary>What a figure is to be.</summary>
internal sealed record Aim(string Sign, double Limit)
{
    public static Aim AtLeast(double limit) => new("≥", limit);

    public static Aim AtMost(double limit) => new("≤", limit);

    public bool IsMetBy(double value) => Sign == "≥" ? value >= Limit : value <= Limit;
}

/// <summary>One of several things that are measured in turn, so that what disturbs the machine disturbs all of them.</summary>
internal sealed record Measured(string Name, Func<Task<double>> RunAsync)
{
    public List<double> Values { get; } = [];
}

/// <summary>Measures in alternating runs, and prints.</summary>
internal static class Figures
{
    private const int Wide = 22;

    public static async Task MeasureAsync(int runs, string unit, params IReadOnlyList<Measured> all)
    {
        Console.WriteLine($"\n{"",-8}{string.Concat(all.Select(measured => $"{measured.Name,Wide}"))}   {unit}");
        for (var run = 1; run <= runs; run++)
        {
            foreach (var measured in all)
                measured.Values.Add(await measured.RunAsync());
            Console.WriteLine($"run {run,-4}{string.Concat(all.Select(measured => $"{Number(measured.Values[^1]),Wide}"))}");
        }

        Console.WriteLine($"{"median",-8}{string.Concat(all.Select(measured => $"{Number(Spread.Of(measured.Values).Median),Wide}"))}");
    }

    /// <summary>Prints the ratio of what was measured in the same runs.</summary>
    /// <returns>Whether the aim is met.</returns>
    public static bool Ratio(Measured one, Measured other, Aim? aim = null) =>
        Print($"{one.Name} ÷ {other.Name}", one.Values.Zip(other.Values, (a, b) => a / b), "", aim);

    /// <returns>Whether the aim is met.</returns>
    public static bool Print(string name, IEnumerable<double> values, string unit, Aim? aim = null)
    {
        var spread = Spread.Of(values);
        var isMet = aim is null || aim.IsMetBy(spread.Median);
        var verdict = aim is null ? "" : $"; aim {aim.Sign} {aim.Limit.ToString(CultureInfo.InvariantCulture)}{unit}: {(isMet ? "met" : "MISSED")}";
        Console.WriteLine($"{name}: median {Number(spread.Median)}{unit} ({Number(spread.Min)}..{Number(spread.Max)}){verdict}");
        return isMet;
    }

    /// <summary>Three figures that count.</summary>
    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "N0", >= 100 => "0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" }, CultureInfo.InvariantCulture);
}
