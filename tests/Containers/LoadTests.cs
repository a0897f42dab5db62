using System.Collections.Concurrent;
using System.Net;
using Xunit.Abstractions;

namespace Cafe.Tests.Containers;

/// <summary>What guests notice of containers that come, go and die: nothing, or an order that they send once more.</summary>
[Collection(OneCafe.Name)]
public sealed class LoadTests(CafeInContainers cafe, ITestOutputHelper output)
{
    private const int OrdersPerSecond = 10, ReadsPerSecond = 20;

    [Fact]
    public async Task Replicas_are_added_restarted_one_by_one_and_removed_without_an_error_to_a_guest()
    {
        await ScaleAsync(orders: 3, menu: 2, reporting: 2);
        await using var guests = await GuestsAsync();
        await guests.HaveOrderedAsync(60);

        foreach (var replica in await cafe.Project.ContainersAsync("orders"))
            (await RequestsOfAsync(replica, "POST /api/orders")).ShouldBeGreaterThan(0, $"{replica} was left out");
        foreach (var replica in await cafe.Project.ContainersAsync("menu"))
            (await RequestsOfAsync(replica, "GET /api/menu")).ShouldBeGreaterThan(0, $"{replica} was left out");

        await Task.WhenAll(RestartOneByOneAsync("orders"), RestartOneByOneAsync("menu", "reporting"));

        await ScaleAsync(orders: 1, menu: 1, reporting: 1);
        await guests.HaveOrderedAsync(20);
        await guests.LeaveAsync();

        guests.Errors.ShouldBeEmpty();
        await EachOrderIsThereOnceAndCountedOnceAsync(guests);
    }

    [Fact]
    public async Task Gateways_behind_a_load_balancer_are_restarted_one_by_one_without_an_error_to_a_guest()
    {
        var another = await cafe.Project.AddGatewayAsync();
        await using var balancer = await LoadBalancer.StartAsync(cafe.Project.Url, another);
        await balancer.KnowsReadyAsync(gateways: 2);
        await using var guests = await GuestsAsync(balancer.Url);
        await guests.HaveOrderedAsync(20);

        var gateways = await cafe.Project.ContainersAsync("gateway");
        foreach (var gateway in gateways)
        {
            (await RequestsOfAsync(gateway, "POST /api/orders")).ShouldBeGreaterThan(0, $"{gateway} was left out");
            await RestartAsync("gateway", gateway);
            await balancer.KnowsReadyAsync(gateways: 2);
        }

        await guests.HaveOrderedAsync(20);
        await guests.LeaveAsync();
        await cafe.Project.UpAsync("--no-recreate", "--scale", "gateway=1");

        gateways.Count.ShouldBe(2);
        guests.Errors.ShouldBeEmpty();
        await EachOrderIsThereOnceAndCountedOnceAsync(guests);
    }

    [Fact]
    public async Task Each_container_is_killed_and_the_cafe_recovers_by_itself_with_every_acknowledged_order()
    {
        await using var guests = await GuestsAsync();

        foreach (var service in (string[])["postgres", "menu", "orders", "reporting", "monolith", "gateway"])
        {
            var killed = await cafe.Project.ContainerAsync(service);
            // As a crash does it: after `docker kill` the engine takes the container for one that was meant to stop.
            await Shell.RunAsync("kill", "-KILL", $"{killed.Pid}");
            await ReadyAsync(service, killed);
        }

        await guests.HaveOrderedAsync(20);
        await guests.LeaveAsync();

        output.WriteLine($"{guests.Acknowledged.Count} orders; what the guests saw besides: {string.Join(", ", guests.Errors)}");
        await EachOrderIsThereOnceAndCountedOnceAsync(guests);
    }

    private async Task<Guests> GuestsAsync(Uri? at = null)
    {
        var before = await cafe.Client.SoldAsync();
        return new Guests(at ?? cafe.Project.Url, await cafe.Client.MenuAsync(), before);
    }

    private async Task RestartOneByOneAsync(params IReadOnlyList<string> services)
    {
        foreach (var service in services)
        {
            foreach (var replica in await cafe.Project.ContainersAsync(service))
                await RestartAsync(service, replica);
        }
    }

    private async Task RestartAsync(string service, Container replica)
    {
        await Shell.RunAsync("docker", "restart", replica.Id);
        await ReadyAsync(service, replica);
    }

    private Task ScaleAsync(int orders, int menu, int reporting) =>
        cafe.Project.UpAsync("--no-recreate", "--scale", $"orders={orders}", "--scale", $"menu={menu}", "--scale", $"reporting={reporting}");

    // In another process than before. The engine, which looks only now and then, would know it later.
    private Task ReadyAsync(string service, Container before) => Eventually.IsTrueAsync(
        $"{service} is ready again",
        async () =>
        {
            var now = (await cafe.Project.ContainersAsync(service)).Single(container => container.Id == before.Id);
            var isAnother = now.IsRunning && now.Pid != before.Pid;
            if (!isAnother || service == "postgres")
                return isAnother;
            // It has no address yet while it is being connected.
            return now.AddressOn("default") is { Length: > 0 } address
                && await new CafeClient(new Uri($"http://{address}:8080")).StatusOfAsync("/health/ready") == HttpStatusCode.OK;
        },
        seconds: 120);

    private static async Task<int> RequestsOfAsync(Container container, string request) =>
        (await Shell.RunAsync("docker", "logs", container.Id)).Lines.Count(line => line.Contains($"\"Message\":\"{request}", StringComparison.Ordinal));

    private async Task EachOrderIsThereOnceAndCountedOnceAsync(Guests guests)
    {
        guests.Acknowledged.Select(order => order.Id).ShouldBeUnique();
        foreach (var order in guests.Acknowledged)
            (await cafe.Client.ReadAsync(order)).ShouldBe(order);
        await Eventually.GetAsync(
            "the reports count them once", cafe.Client.SoldAsync,
            sold => sold == (guests.SoldBefore.Orders + guests.Acknowledged.Count,
                guests.SoldBefore.Revenue + guests.Acknowledged.Sum(order => order.Total)));
    }

    /// <summary>Guests who read the menu and order at a steady pace, until they leave.</summary>
    private sealed class Guests : IAsyncDisposable
    {
        private readonly CancellationTokenSource _leave = new();
        private readonly ConcurrentDictionary<string, int> _failedReads = [];
        private readonly OrderLoad _orders;
        private readonly CafeClient _client;
        private readonly Task _ordering, _reading;

        public Guests(Uri url, IReadOnlyList<MenuItem> menu, (int Orders, decimal Revenue) soldBefore)
        {
            SoldBefore = soldBefore;
            _client = new CafeClient(url);
            _orders = new OrderLoad(url, menu, seed: 5);
            var name = $"guest-{Guid.NewGuid():N}";
            _ordering = AtAPaceAsync(OrdersPerSecond, async guest => Acknowledged.Add(await _orders.OrderAsync($"{name}-{guest}")));
            _reading = AtAPaceAsync(ReadsPerSecond, ReadAsync);
        }

        public (int Orders, decimal Revenue) SoldBefore { get; }

        public ConcurrentBag<PlacedOrder> Acknowledged { get; } = [];

        /// <summary>What they saw besides success, and how often.</summary>
        public IReadOnlyList<string> Errors =>
            [.. _orders.Failures.Select(failure => $"{failure.Value} × {failure.Key} ordering"), .. _failedReads.Select(failure => $"{failure.Value} × {failure.Key} reading")];

        /// <summary>Returns after so many more orders.</summary>
        public Task HaveOrderedAsync(int more)
        {
            var until = Acknowledged.Count + more;
            return Eventually.IsTrueAsync("the guests order", () => Acknowledged.Count >= until);
        }

        /// <summary>Nobody orders any more, and each who has is answered.</summary>
        public async Task LeaveAsync()
        {
            await _leave.CancelAsync();
            await Task.WhenAll(_ordering, _reading);
        }

        public async ValueTask DisposeAsync()
        {
            await _leave.CancelAsync();
            await Task.WhenAll(_ordering, _reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _orders.Dispose();
            _leave.Dispose();
        }

        private async Task AtAPaceAsync(int perSecond, Func<int, Task> once)
        {
            var all = new List<Task>();
            using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / perSecond);
            while (!_leave.IsCancellationRequested)
            {
                all.Add(once(all.Count));
                await tick.WaitForNextTickAsync();
            }

            await Task.WhenAll(all);
        }

        private async Task ReadAsync(int guest)
        {
            try
            {
                using var answer = await _client.GetAsync("/api/menu");
                if (answer.StatusCode != HttpStatusCode.OK)
                    _failedReads.AddOrUpdate(await answer.Content.ReadAsStringAsync(), 1, (_, count) => count + 1);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _failedReads.AddOrUpdate(e.GetType().Name, 1, (_, count) => count + 1);
            }
        }
    }
}
