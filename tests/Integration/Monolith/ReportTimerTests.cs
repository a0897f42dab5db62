using System.Globalization;
using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

/// <summary>The daily report, which a timer in the monolith's own process sends.</summary>
[Collection(MonolithTests.Name)]
public sealed class ReportTimerTests(MonolithDatabases databases) : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    // A café where it is about noon, so that no test runs into midnight. "GMT-5" is five hours ahead of GMT.
    private static readonly string TimeZone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{Now.Hour - 12:+0;-0;+0}");
    private static readonly string Today = Now.AddHours(12 - Now.Hour).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly string _pickup = TestFolder.Create();

    public void Dispose() => Directory.Delete(_pickup, recursive: true);

    [Fact]
    public async Task A_report_that_is_due_is_sent_at_the_start_and_not_again_after_a_restart()
    {
        var database = await CafeThatSoldYesterdayAsync();
        await using (var monolith = await ServeAsync(database))
        {
            await Eventually.GetAsync(
                "the report is sent",
                () => Sql.ReadAsync(database, $"SELECT status FROM report_deliveries WHERE date = '{Today}'"),
                rows => rows is ["sent"]);
            Mails.ShouldHaveSingleItem().ShouldContain(Today);
        }

        await using var restarted = await ServeAsync(database);
        await TimerHasRunAsync(restarted);

        Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_between_hand_over_and_record_is_shown_as_unknown_and_sent_again_only_when_asked()
    {
        await using var smtp = new SmtpServer { IsSilent = true };
        var database = await CafeThatSoldYesterdayAsync();
        await using (await ServeAsync(database, smtp))
            await Eventually.IsTrueAsync("the mail is handed over", () => smtp.Mails.Count == 1);

        // Disposing of it has killed it, and the mail server never answered.
        smtp.IsSilent = false;
        await using var restarted = await ServeAsync(database, smtp);
        await restarted.Client.SignInAsync(MonolithProcess.StaffPassword);
        (await DeliveryAsync(restarted)).ShouldBe("sending");

        // As if time had passed: nobody can hold the claim any longer than a hand-over may take (20 s) and a little more (10 s).
        await Sql.ExecuteAsync(database, "UPDATE report_deliveries SET at = at - interval '30 seconds'");
        (await DeliveryAsync(restarted)).ShouldBe("unknown");
        (await SendAsync(restarted, new { })).ShouldBe("unknown");
        smtp.Mails.Count.ShouldBe(1);

        (await SendAsync(restarted, new { again = true })).ShouldBe("sent");
        smtp.Mails.Count.ShouldBe(2);
    }

    private List<string> Mails => [.. Directory.GetFiles(_pickup, "*.eml")];

    private async Task<string> CafeThatSoldYesterdayAsync()
    {
        var database = await databases.CreateMigratedAsync();
        await Sql.ExecuteAsync(
            database,
            """
            INSERT INTO orders (id, status, placed_at, customer, total)
            VALUES (gen_random_uuid(), 'collected', now() - interval '1 day', 'Ann', 2.20);
            INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity)
            VALUES (1, 1, 1, 'Espresso', 2.20, 1);
            """);
        return database;
    }

    private Task<MonolithProcess> ServeAsync(string database, SmtpServer? smtp = null) => MonolithProcess.ServeAsync(
        database,
        ("Cafe__TimeZone", TimeZone),
        ("Cafe__ReportAt", "06:00"),
        ("Mail__Delivery", smtp is null ? "pickup" : "smtp"),
        ("Mail__PickupFolder", _pickup),
        ("Mail__Smtp__Host", "127.0.0.1"),
        ("Mail__Smtp__Port", $"{smtp?.Port ?? 25}"),
        // The statements show how far the timer has come.
        ("Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command", "Information"));

    /// <summary>Returns when the timer is through with what it had to do at the start.</summary>
    private static async Task TimerHasRunAsync(MonolithProcess monolith)
    {
        await Eventually.IsTrueAsync("the timer looks at the deliveries", () => monolith.Everything.Contains("report_deliveries"));
        // One delivery at a time: this one waits until the timer's is decided.
        await monolith.Client.SignInAsync(MonolithProcess.StaffPassword);
        (await SendAsync(monolith, new { })).ShouldBe("sent");
    }

    private static async Task<string> SendAsync(MonolithProcess monolith, object how) => StatusIn(
        await CafeClient.ExpectAsync<DeliveryAnswer>(
            await monolith.Client.PostAsync($"/api/reports/daily/{Today}/deliveries", how), HttpStatusCode.OK));

    private static async Task<string> DeliveryAsync(MonolithProcess monolith) =>
        StatusIn(await monolith.Client.ReadAsync<DeliveryAnswer>($"/api/reports/daily/{Today}/deliveries"));

    private static string StatusIn(DeliveryAnswer answer) => answer.Deliveries.Single().Status;

    private sealed record DeliveryAnswer(IReadOnlyList<Delivery> Deliveries);

    private sealed record Delivery(string Channel, string Status);
}
