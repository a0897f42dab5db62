using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.Bench.Harness;
using Cafe.Cli;

namespace Cafe.Bench;

/// <summary><c>visible</c>: how long after an order the report counts it.</summary>
internal static class VisibleBench
{
    private const int OrdersPerSecond = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="At">When the report was asked for and answered, so that nothing seems earlier than it was.</param>
    private readonly record struct Look(long At, long Orders);

    public static Command Create() => BenchOptions.Command(
        "visible", $"An order placed → visible in the daily report: p99 at {OrdersPerSecond} orders/s.", RunAsync);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        var order = await Harness.Orders.OfMenuAsync(cafe, cancel);
        using var client = new HttpClient();
        using var staff = await cafe.StaffAsync(cancel);
        await cafe.CaughtUpAsync(cancel);
        Console.WriteLine("POST /api/orders (2 lines) and GET /api/reports/daily, both by the gateway: from the instant at which an order was due to be sent until a report has counted it");
        Console.WriteLine($"Load        open loop, {OrdersPerSecond} orders/s for {options.Seconds} s a run, after {WarmUp.TotalSeconds:0} s to warm up; the report is looked at {LookEvery.TotalMilliseconds:0} ms after each answer");
        await cafe.PrintConditionsAsync(cancel);
        var placed = new List<double>();
        await VisibleAsync(WarmUp);

        var visible = new Measured("visible, p99", async () => await VisibleAsync(TimeSpan.FromSeconds(options.Seconds)));
        var answered = new Measured("of that answered, p99", () => Task.FromResult(placed[^1]));
        await Figures.MeasureAsync(options.Runs, "ms", visible, answered);
        return Figures.Print("placed → visible, p99", visible.Values, " ms", Aim.AtMost(250));

        async Task<double> VisibleAsync(TimeSpan duration)
        {
            var before = await OrdersAsync();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var looking = LookAsync(before + (long)(OrdersPerSecond * duration.TotalSeconds), stop.Token);
            var sent = await OpenLoop.SendAsync(client, () => order.To(cafe.Gateway), OrdersPerSecond, duration, cancel);
            stop.CancelAfter(Patience);
            var looks = await looking;
            placed.Add(OpenLoop.Percentile(sent.Select(timed => timed.Milliseconds), 0.99));

            // The nth order that was due is visible as soon as a report has counted n.
            var took = new List<double>();
            var look = 0;
            foreach (var (index, timed) in sent.Index())
            {
                while (looks[look].Orders < before + index + 1)
                    look++;
                took.Add(Stopwatch.GetElapsedTime(timed.Due, looks[look].At).TotalMilliseconds);
            }

            return OpenLoop.Percentile(took, 0.99);
        }

        async Task<List<Look>> LookAsync(long until, CancellationToken stop)
        {
            var looks = new List<Look>();
            do
            {
                if (stop.IsCancellationRequested)
                    throw new CafeException($"the report counts {looks[^1].Orders:N0} orders, and not {until:N0}, {Patience.TotalSeconds:0} s after the last one");
                await Task.Delay(LookEvery, cancel);
                var orders = await OrdersAsync();
                looks.Add(new(Stopwatch.GetTimestamp(), orders));
            }
            while (looks[^1].Orders < until);
            return looks;
        }

        async Task<long> OrdersAsync() =>
            (await staff.GetFromJsonAsync<JsonElement>("/api/reports/daily", cancel)).GetProperty("orders").GetInt64();
    }
}
