using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Sales;

public class SeedTests : CafeTest
{
    [Fact]
    public async Task A_seeded_day_is_reported_as_the_database_has_it_and_is_seeded_once()
    {
        var cafe = NewCafe();
        var staff = await cafe.UpAsync();
        await staff.SignInAsync((await File.ReadAllTextAsync((await cafe.StatusAsync()).StaffPasswordFile)).Trim());
        var books = await Books.OfAsync(cafe);
        var before = (await staff.OrderAsync()).Number;

        (await cafe.RunAsync("seed", "--days", "14", "--orders-per-day", "80", "--until", "2026-03-31")).Succeeded();

        (await books.CountAsync("orders WHERE customer <> 'Ann' OR idempotency_key IS NOT NULL")).ShouldBeInRange(14 * 60, 14 * 100);
        // The day on which the clocks are put forward: it has 23 hours.
        foreach (var date in new[] { "2026-03-18", "2026-03-29", "2026-03-31" })
        {
            var report = await staff.ReadAsync<JsonElement>($"/api/reports/daily?date={date}");
            var reported = $"{report.GetProperty("orders")} {report.GetProperty("units")} {report.GetProperty("revenue")}";
            reported.ShouldBe(await books.AskAsync(
                $"""
                SELECT concat_ws(' ', count(DISTINCT number), sum(quantity), sum(quantity * unit_price))
                FROM orders JOIN order_lines ON order_number = number
                WHERE status <> 'cancelled' AND (placed_at AT TIME ZONE 'Europe/London')::date = '{date}'
                """));
            report.GetProperty("orders").GetInt32().ShouldBeGreaterThan(20);
        }

        (await books.CountAsync("orders WHERE total <> (SELECT sum(quantity * unit_price) FROM order_lines WHERE order_number = number)")).ShouldBe(0);
        (await staff.OrderAsync()).Number.ShouldBeGreaterThan(before + 14 * 60);

        var state = await books.StateAsync();
        (await cafe.RunAsync("seed", "--days", "14", "--orders-per-day", "80", "--until", "2026-03-31")).Succeeded().Output.ShouldContain("14 of 14 days");
        (await books.StateAsync()).ShouldBe(state);
    }

    [Fact]
    public async Task One_seed_makes_the_same_orders_in_another_cafe()
    {
        const string digest = "SELECT md5(string_agg(concat_ws(' ', id, placed_at, status, customer, total), ',' ORDER BY id)) FROM orders";
        var digests = new List<string>();
        foreach (var cafe in new[] { NewCafe(), NewCafe() })
        {
            await cafe.UpAsync();
            (await cafe.RunAsync("seed", "--days", "3", "--orders-per-day", "50", "--until", "2026-06-30", "--seed", "7")).Succeeded();
            var books = await Books.OfAsync(cafe);
            digests.Add(await books.AskAsync(digest));
        }

        digests[1].ShouldBe(digests[0]);
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_leaves_nothing()
    {
        var cafe = NewCafe();
        var guest = await cafe.UpAsync();
        var books = await Books.OfAsync(cafe);
        await using (await books.LockAsync("order_lines"))
        {
            await using var seed = RunningProgram.Start(Clone.CafeCommand, ["seed", "--days", "100", "--until", "2026-06-30", "--data", cafe.Data]);
            await Eventually.IsTrueAsync("the seed has written orders and waits for their lines", books.SomebodyWaitsAsync);
            seed.Send(Signal.Kill);
            await seed.EndAsync(seconds: 20);
        }

        (await books.OrdersAsync()).ShouldBeEmpty();
        await guest.OrderAsync();
        (await cafe.RunAsync("seed", "--days", "2", "--until", "2026-06-30")).Succeeded();
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
