using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Sales;

[Collection(OneCafe.Name)]
public class SeedTests(OpenCafe open) : CafeTest
{
    private static readonly string[] March = ["seed", "--days", "14", "--orders-per-day", "80", "--until", "2026-03-31"];

    [Fact]
    public async Task A_seeded_day_is_reported_as_the_database_has_it_and_is_seeded_once()
    {
        var staff = await open.Cafe.StaffAsync();
        var books = await Books.OfAsync(open.Cafe);
        var before = (await staff.OrderAsync()).Number;

        (await open.Cafe.RunAsync(March)).Succeeded();

        (await books.CountAsync("orders WHERE placed_at BETWEEN '2026-03-18' AND '2026-04-01'")).ShouldBeInRange(14 * 60, 14 * 100);
        // The day on which the clocks are put forward: it has 23 hours.
        foreach (var date in new[] { "2026-03-18", "2026-03-29", "2026-03-31" })
        {
            var kept = await books.AskAsync(
                $"""
                SELECT concat_ws(' ', count(DISTINCT number), sum(quantity), sum(quantity * unit_price))
                FROM orders JOIN order_lines ON order_number = number
                WHERE status <> 'cancelled' AND (placed_at AT TIME ZONE 'Europe/London')::date = '{date}'
                """);
            var report = await Eventually.GetAsync(
                "the report has it", () => staff.ReadAsync<JsonElement>($"/api/reports/daily?date={date}"),
                day => $"{day.GetProperty("orders")} {day.GetProperty("units")} {day.GetProperty("revenue")}" == kept);
            report.GetProperty("orders").GetInt32().ShouldBeGreaterThan(20);
        }

        (await books.CountAsync("orders WHERE total <> (SELECT sum(quantity * unit_price) FROM order_lines WHERE order_number = number)")).ShouldBe(0);
        (await staff.OrderAsync()).Number.ShouldBeGreaterThan(before + 14 * 60);

        var state = await books.StateAsync();
        (await open.Cafe.RunAsync(March)).Succeeded().Output.ShouldContain("14 of 14 days");
        (await books.StateAsync()).ShouldBe(state);
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_leaves_nothing()
    {
        var books = await Books.OfAsync(open.Cafe);
        await using (await books.LockAsync("order_lines"))
        {
            await using var seed = RunningProgram.Start(Clone.CafeCommand, ["seed", "--days", "100", "--until", "2025-06-30", "--data", open.Cafe.Data]);
            await Eventually.IsTrueAsync("the seed has written orders and waits for their lines", books.SomebodyWaitsAsync);
            seed.Send(Signal.Kill);
            await seed.EndAsync(seconds: 60);
        }

        (await books.OrdersAsync(2025)).ShouldBeEmpty();
        await open.Guest.OrderAsync();
        (await open.Cafe.RunAsync("seed", "--days", "2", "--until", "2025-06-30")).Succeeded();
    }

    [Theory]
    [InlineData("--days", "0")]
    [InlineData("--orders-per-day", "many")]
    [InlineData("--until", "31.12.2025")]
    [InlineData("--until", "2099-01-01")]
    [InlineData("--seed", "-1")]
    public async Task A_wrong_number_is_a_mistake_of_the_command_line(string option, string value) =>
        (await NewCafe().RunAsync("seed", option, value)).ExitCode.ShouldBe(2);
}
