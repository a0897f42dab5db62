using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cafe.Bench.Harness;
using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Orders;

namespace Cafe.Bench;

/// <summary><c>orders</c>: how much of what the database can do is left when the orders come by HTTP.</summary>
internal static partial class OrdersBench
{
    private const int Clients = 64;
    private const int WarmUpSeconds = 20;

    public static Command Create() => BenchOptions.Command(
        "orders", "POST /api/orders (2 lines) on orders ÷ pgbench with the same statement, in orders/s.", RunAsync);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        var order = await Harness.Orders.OfMenuAsync(cafe, cancel);
        var service = await cafe.StartAsync("orders", cancel);
        var url = new Uri(service.Url, Harness.Orders.Path);
        var wrk = new Wrk(cafe, Clients);
        var pgbench = await PgBench.CreateAsync(cafe, order, cancel);

        Console.WriteLine($"POST /api/orders {order.Json} on orders, and its one statement by pgbench");
        Console.WriteLine($"Load        {wrk.Description}; pgbench -M prepared, 1 thread, {Clients} clients; {options.Seconds} s a run, after {WarmUpSeconds} s to warm up");
        Console.WriteLine("Beside      the café's own relay and report take every order of either, and catch up between the runs");
        await cafe.PrintConditionsAsync(cancel);
        Console.WriteLine($"Statement   {pgbench.Statement.ReplaceLineEndings("\n            ")}");
        await wrk.PostAsync(url, order.Json, WarmUpSeconds, cancel);
        await pgbench.RunAsync(Clients, WarmUpSeconds, cancel);

        var ours = new Measured("orders", async () =>
        {
            await cafe.CaughtUpAsync(cancel);
            return (await wrk.PostAsync(url, order.Json, options.Seconds, cancel)).PerSecond;
        });
        var theirs = new Measured("pgbench", async () =>
        {
            await cafe.CaughtUpAsync(cancel);
            return await pgbench.RunAsync(Clients, options.Seconds, cancel);
        });
        await Figures.MeasureAsync(options.Runs, "orders/s", ours, theirs);
        return Figures.Ratio(ours, theirs, Aim.AtLeast(0.7));
    }

    /// <summary>The statement of <see cref="PlaceOrder"/> in a script of pgbench. Its values are the same too, but that
    /// pgbench counts ids up, since its language has no others.</summary>
    private sealed partial class PgBench(RunningCafe cafe, string script, Dictionary<string, string> environment, string statement, IReadOnlyList<string> values)
    {
        private int _runs;

        public string Statement => statement;

        public static async Task<PgBench> CreateAsync(RunningCafe cafe, Harness.Orders order, CancellationToken cancel)
        {
            const string id = "lpad(:id::text, 32, '0')";
            string[] parameters =
            [
                $"{id}::uuid", "now()", ":customer::text", "NULL::text", ":total::numeric", "NULL::text", "NULL::bytea",
                ":items::bigint[]", ":names::text[]", ":prices::numeric[]", ":quantities::integer[]",
                ":type::text", id, ":data::jsonb", ":traceparent::text",
            ];
            var statement = Parameter().Replace(PlaceOrder.Insert, match => parameters[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1]);
            var script = Path.Combine(cafe.Folder, "order.pgbench");
            // Ids of one client follow one another, as those of version 7 do.
            await File.WriteAllTextAsync(script, $"\\set i :i + 1\n\\set id (:run * 1000 + :client_id) * 10000000000 + :i\n{statement};\n", cancel);

            var lines = order.Items.Select((item, index) => new OrderLine
            {
                LineNo = index + 1, MenuItemId = item.Id, Name = item.Name, UnitPrice = item.Price, Quantity = index + 1,
            }).ToList();
            var placed = new Order
            {
                Id = Guid.CreateVersion7(), PlacedAt = DateTimeOffset.UtcNow, Customer = "Ada Lovelace", Total = lines.Sum(line => line.Total), Version = 1, Lines = lines,
            };
            string[] values =
            [
                $"customer={placed.Customer}", $"total={Text(placed.Total)}", $"items={Array(lines.Select(line => line.MenuItemId))}",
                $"names={Array(lines.Select(line => $"\"{line.Name}\""))}", $"prices={Array(lines.Select(line => Text(line.UnitPrice)))}",
                $"quantities={Array(lines.Select(line => line.Quantity))}", $"type={OrderChanged.Type}",
                $"data={JsonSerializer.Serialize(OrderChanged.Of(placed, 1), OrderChanged.Json)}",
                "traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
            ];
            return new(cafe, script, await cafe.PostgresEnvironmentAsync("orders", cancel), statement, values);
        }

        /// <returns>Orders per second.</returns>
        public async Task<double> RunAsync(int clients, int seconds, CancellationToken cancel)
        {
            var result = await Tool.MustRunAsync(
                new ProcessSpec(
                    Path.Combine(cafe.PostgresBinaries, "pgbench"),
                    [
                        "--no-vacuum", "--protocol=prepared", $"--client={clients}", "--jobs=1", $"--time={seconds}", $"--file={script}",
                        "--define=i=0", $"--define=run={++_runs}", .. values.Select(value => $"--define={value}"),
                    ],
                    environment),
                TimeSpan.FromSeconds(seconds + 60), "pgbench", cancel);
            var output = string.Join('\n', result.Output);
            return TransactionsPerSecond().Match(output) is { Success: true } match && !output.Contains("aborted", StringComparison.Ordinal)
                ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : throw new CafeException($"pgbench failed:{Tool.Lines(result.Output)}");
        }

        private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

        private static string Array<T>(IEnumerable<T> values) => string.Create(CultureInfo.InvariantCulture, $"{{{string.Join(',', values)}}}");

        [GeneratedRegex(@"\$(\d+)")]
        private static partial Regex Parameter();

        [GeneratedRegex(@"tps = ([\d.]+) \(without")]
        private static partial Regex TransactionsPerSecond();
    }
}
