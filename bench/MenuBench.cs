using System.CommandLine;
using Cafe.Bench.Baselines;
using Cafe.Bench.Harness;

namespace Cafe.Bench;

/// <summary><c>menu</c>: what a service's own code costs where there is nothing to do but answer.</summary>
internal static class MenuBench
{
    private const int Connections = 32;
    private const int WarmUpSeconds = 5;

    public static Command Create() => BenchOptions.Command(
        "menu", "GET /api/menu on menu ÷ the same Kestrel answering fixed bytes, in requests/s.", RunAsync);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        var menu = await cafe.StartAsync("menu", cancel);
        var menuUrl = new Uri(menu.Url, "/api/menu");
        var file = Path.Combine(cafe.Folder, "menu.json");
        using (var client = new HttpClient())
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(menuUrl, cancel), cancel);
        var bytes = await cafe.StartBaselineAsync(FixedBytes.Verb, "menu", cancel, (FixedBytes.FileKey, file));
        var bytesUrl = new Uri(bytes.Url, "/bytes");

        var wrk = new Wrk(cafe, Connections);
        Console.WriteLine($"GET /api/menu ({new FileInfo(file).Length:N0} bytes) on menu, and the same bytes from the same pipeline (logs, metrics, security headers)");
        Console.WriteLine($"Load        {wrk.Description}; {options.Seconds} s a run, after {WarmUpSeconds} s to warm up");
        await cafe.PrintConditionsAsync(cancel);
        foreach (var url in (Uri[])[menuUrl, bytesUrl])
            await wrk.GetAsync(url, WarmUpSeconds, cancel);

        var ours = new Measured("menu", async () => (await wrk.GetAsync(menuUrl, options.Seconds, cancel)).PerSecond);
        var theirs = new Measured("fixed bytes", async () => (await wrk.GetAsync(bytesUrl, options.Seconds, cancel)).PerSecond);
        await Figures.MeasureAsync(options.Runs, "requests/s", ours, theirs);
        return Figures.Ratio(ours, theirs, Aim.AtLeast(0.9));
    }
}
