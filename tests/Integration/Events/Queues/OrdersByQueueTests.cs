using Cafe.Tests.Deploy.Infrastructure;
using Cafe.Tests.Integration.Crash;
using Cafe.Tests.Integration.Services;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events.Queues;

/// <summary>The services menu, orders and reporting, with topics and queues between them.</summary>
public sealed class OrdersByQueueTests(ScratchDatabases databases, Messaging aws) : IClassFixture<ScratchDatabases>, IClassFixture<Messaging>
{
    private const int PerSecond = 30;

    [NeedsFact(Tool.Moto)]
    public async Task Each_order_counts_once_while_reporting_goes_from_the_feed_to_a_bad_queue_is_killed_there_and_goes_back()
    {
        var (menuTopic, ordersTopic) = (await aws.NewTopicAsync(), await aws.NewTopicAsync());
        var (menuQueue, ordersQueue) = ((await aws.NewQueueAsync(menuTopic)).Queue, (await aws.NewQueueAsync(ordersTopic)).Queue);
        await using var menu = await StartAsync("menu", await NewDatabaseAsync("menu", "--seed-menu"), ("Events__Sns__Topic", menuTopic));
        await using var orders = await StartAsync("orders", await NewDatabaseAsync("orders"), [("Events__Sns__Topic", ordersTopic), .. Of(menu)]);
        var database = await NewDatabaseAsync("reporting");
        (string, string?)[] byFeed = [.. Of(menu), .. Of(orders, "orders")];
        (string, string?)[] byQueue =
            [.. byFeed, ("Events__Transport", "sns-sqs"), ("Events__Sqs__menu", menuQueue), ("Events__Sqs__orders", ordersQueue)];
        aws.Wire.IsUnruly = true;
        using var load = new OrderLoad(orders.Client.Url, await menu.Client.MenuAsync(), seed: 7);
        var placing = PlaceAsync(load, "Ann", guests: 90);

        await using (var reporting = await StartAsync("reporting", database, byFeed))
        {
            await CountsAsync(reporting, atLeast: 1);
            await reporting.StopAsync();
        }

        List<PlacedOrder> placed = [];
        await using (var reporting = await StartAsync("reporting", database, byQueue))
        {
            placed.AddRange(await placing);
            placing = PlaceAsync(load, "Bob", guests: 120);
            await CountsAsync(reporting, atLeast: placed.Count + 20);
            await Eventually.IsTrueAsync("messages are deleted", () => aws.Wire.Deletions > 0, pause: 20);
            reporting.Send(Signal.Kill);
        }

        await using (var reporting = await StartAsync("reporting", database, byQueue))
        {
            placed.AddRange(await placing);
            placed.AddRange(await PlaceAsync(load, "Cleo", guests: 30));
            await CountsAsync(reporting, placed);
            await reporting.StopAsync();
        }

        await using (var reporting = await StartAsync("reporting", database, byFeed))
        {
            placed.AddRange(await PlaceAsync(load, "Dan", guests: 1));
            await CountsAsync(reporting, placed);
        }
    }

    private static async Task<PlacedOrder[]> PlaceAsync(OrderLoad load, string name, int guests)
    {
        var orders = new List<Task<PlacedOrder>>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
        while (orders.Count < guests && await tick.WaitForNextTickAsync())
            orders.Add(load.OrderAsync($"{name}-{orders.Count}"));
        return await Task.WhenAll(orders);
    }

    private async Task<string> NewDatabaseAsync(string service, params string[] options)
    {
        var database = await databases.CreateAsync();
        await ServiceProcess.MigrateAsync(service, database, options);
        return database;
    }

    private async Task<ServiceProcess> StartAsync(string service, string database, params (string Name, string? Value)[] settings)
    {
        var process = await ServiceProcess.ServeAsync(service, database, [.. aws.Environment, .. settings]);
        process.Client.UseToken(ServiceProcess.StaffToken());
        await process.BecomesReadyAsync();
        return process;
    }

    private static IEnumerable<(string Name, string? Value)> Of(ServiceProcess service, string name = "menu") =>
        ServiceProcess.Discovery(name, service.Client.Url);

    private static async Task CountsAsync(ServiceProcess reporting, int atLeast) =>
        await Eventually.GetAsync($"{atLeast} orders are counted", reporting.Client.SoldAsync, sold => sold.Orders >= atLeast);

    private static async Task CountsAsync(ServiceProcess reporting, List<PlacedOrder> orders) => await Eventually.GetAsync(
        $"{orders.Count} orders are counted, each once", reporting.Client.SoldAsync,
        sold => sold == (orders.Count, orders.Sum(order => order.Total)));
}
