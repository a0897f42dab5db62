using System.Globalization;
using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

/// <summary>The tests that share a café whose parts they crash, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class WatchedCafes : ICollectionFixture<WatchedCafe>
{
    public const string Name = "A watched café";
}

/// <summary>A café in the foreground, which says what it sees.</summary>
public sealed class WatchedCafe : CafeTest, IAsyncLifetime
{
    internal TestCafe Cafe { get; private set; } = null!;

    internal RunningProgram Up { get; private set; } = null!;

    internal CafeClient Staff { get; private set; } = null!;

    /// <summary>Returns when the reports count every order once.</summary>
    internal async Task ReportsAreRightAsync()
    {
        var kept = (await Sql.ReadAsync(await Cafe.DatabaseAsync("orders"), "SELECT concat_ws(' ', count(*), sum(total)) FROM orders"))[0];
        await Eventually.IsTrueAsync(
            "reporting answers", async () => await Staff.StatusOfAsync("/api/reports/daily") == HttpStatusCode.OK);
        await Eventually.GetAsync(
            $"the reports count every order once: {kept}", Staff.SoldAsync,
            sold => string.Create(CultureInfo.InvariantCulture, $"{sold.Orders} {sold.Revenue:0.00}") == kept, seconds: 30);
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        Cafe = NewCafe();
        Up = await Cafe.StartUpAndWaitAsync();
        Staff = await Cafe.StaffAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Up.DisposeAsync();
    }
}

/// <summary>A part of the café crashes or hangs; the others see it through.</summary>
[Collection(WatchedCafes.Name)]
public class CrashTests(WatchedCafe open)
{
    [Theory]
    [InlineData("monolith")]
    [InlineData("menu")]
    [InlineData("orders")]
    [InlineData("reporting")]
    [InlineData("gateway")]
    public async Task A_killed_service_is_reported_and_started_again(string name)
    {
        var order = await open.Staff.OrderAsync();
        var before = await open.Cafe.StatusAsync();

        Signals.Send(before.Of(name).Pid!.Value, Signal.Kill);

        var after = await Eventually.GetAsync(
            $"{name} runs again", open.Cafe.StatusAsync,
            now => now.Of(name) is { State: "running", Pid: { } pid } && pid != before.Of(name).Pid);
        after.Url.ShouldBe(open.Staff.Url);
        after.Processes.Where(process => process.Name != name).ShouldBe(before.Processes.Where(process => process.Name != name));
        await CanBeReadAsync(order);
        open.Up.Everything.ShouldContain($"{name} was ended by SIGKILL");
        await Eventually.GetAsync("that is said", () => Task.FromResult(open.Up.Everything), text => text.Contains($"{name} runs again"));
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_reported_and_started_again()
    {
        var order = await open.Staff.OrderAsync();
        var before = await open.Cafe.StatusAsync();

        Signals.Send(before.Postgres!.Pid!.Value, Signal.Kill);

        var after = await Eventually.GetAsync(
            "PostgreSQL runs again", open.Cafe.StatusAsync,
            now => now.Postgres is { State: "running", Pid: { } pid } && pid != before.Postgres.Pid);
        // The services next to it have seen it through.
        after.Processes.ShouldBe(before.Processes);
        await CanBeReadAsync(order);
        (await open.Staff.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);
        open.Up.Everything.ShouldContain("postgres was ended by SIGKILL");
    }

    [Fact]
    public async Task While_the_menu_hangs_orders_go_on_with_its_last_prices()
    {
        var before = await open.Staff.OrderAsync();
        var item = (await open.Staff.MenuAsync()).First(item => item.Name.Contains("Croissant"));
        var menu = (await open.Cafe.StatusAsync()).Of("menu").Pid!.Value;

        Signals.Send(menu, Signal.Stop);
        try
        {
            var order = await CafeClient.ExpectAsync<PlacedOrder>(
                await open.Staff.PostAsync("/api/orders", new { customer = "Ann", lines = new[] { new { itemId = item.Id, quantity = 2 } } }),
                HttpStatusCode.Created);
            order.Total.ShouldBe(before.Total);
        }
        finally
        {
            Signals.Send(menu, Signal.Continue);
        }
    }

    [Fact]
    public async Task A_report_catches_up_with_what_was_sold_while_reporting_hung()
    {
        var reporting = (await open.Cafe.StatusAsync()).Of("reporting").Pid!.Value;

        Signals.Send(reporting, Signal.Stop);
        try
        {
            for (var i = 0; i < 5; i++)
                await open.Staff.OrderAsync();
        }
        finally
        {
            Signals.Send(reporting, Signal.Continue);
        }

        await open.ReportsAreRightAsync();
    }

    private async Task CanBeReadAsync(PlacedOrder order)
    {
        await Eventually.IsTrueAsync(
            "orders can be read", async () => await open.Staff.StatusOfAsync($"/api/orders/{order.Id}") == HttpStatusCode.OK);
        (await open.Staff.ReadAsync(order)).ShouldBe(order);
    }
}
