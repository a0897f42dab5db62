using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>The daily report goes out once, whoever of several replicas sends it, and whatever becomes of them.</summary>
public sealed class DeliveryTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>, IAsyncLifetime
{
    private static readonly string Deliveries = $"/api/reports/daily/{ReportCafe.Today}/deliveries";

    private ReportCafe _cafe = null!;

    public async Task InitializeAsync() => _cafe = await ReportCafe.OpenAsync();

    public async Task DisposeAsync() => await _cafe.DisposeAsync();

    [Fact]
    public async Task A_due_report_is_sent_once_by_two_replicas_and_not_again_by_a_third()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        await using (var one = await ServeAsync(database, "06:00"))
        await using (var two = await ServeAsync(database, "06:00"))
        {
            await Eventually.GetAsync("it is sent", () => StatusAsync(one), status => status == "sent");
            await AskAsync(two, new { }); // waits until this replica's timer is through
        }

        await using var three = await ServeAsync(database, "06:00");
        await AskAsync(three, new { });

        _cafe.Mails.ShouldHaveSingleItem().ShouldContain(ReportCafe.Today);
    }

    [Fact]
    public async Task A_due_report_waits_for_the_orders_that_were_placed_while_nobody_read_them()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        _cafe.Feed.Tell(new SoldOrder(1, $"{ReportCafe.Now:yyyy-MM-ddTHH:mm:ssZ}", (7, 1)));
        // As a replica that consumes the events and hangs.
        await using var hanging = new NpgsqlConnection($"{database};Pooling=false");
        await hanging.OpenAsync();
        foreach (var source in (string[])["orders", "menu"])
            await HoldAsync(hanging, $"cafe.events consumer {source}");

        await using var reporting = await ServeAsync(database, "06:00");
        await Eventually.IsTrueAsync("it asks how far the orders are", () => _cafe.Feed.WasAskedForItsHead);
        _cafe.Mails.ShouldBeEmpty();
        await hanging.CloseAsync();

        await Eventually.IsTrueAsync("it is sent", () => _cafe.Mails.Count == 1);
        _cafe.Mails.ShouldHaveSingleItem().ShouldContain(SoldOrder.Name(7));
    }

    [Fact]
    public async Task The_timer_that_is_set_to_never_sends_nothing_and_ten_who_ask_two_replicas_at_once_get_one_mail()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        await using var one = await ServeAsync(database, "never");
        await using var two = await ServeAsync(database, "never");
        await one.BecomesReadyAsync();
        (await StatusAsync(one)).ShouldBeNull();
        _cafe.Mails.ShouldBeEmpty();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => AskAsync(i % 2 == 0 ? one : two, new { })));

        _cafe.Mails.Count.ShouldBe(1);
        (await AskAsync(two, new { })).ShouldBe("sent");
        (await AskAsync(one, new { again = true })).ShouldBe("sent");
        _cafe.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_crash_between_hand_over_and_record_is_shown_as_unknown_and_sent_again_only_when_asked()
    {
        await using var smtp = new SmtpServer { IsSilent = true };
        var database = await _cafe.NewDatabaseAsync(databases);
        await using (await ServeAsync(database, "06:00", smtp))
        await using (await ServeAsync(database, "06:00", smtp))
            await Eventually.IsTrueAsync("the mail is handed over", () => smtp.Mails.Count == 1);

        // Disposing of them has killed both, and the mail server never answered.
        (await Sql.ReadAsync(database, "SELECT status FROM report_deliveries")).ShouldBe(["sending"]);
        smtp.IsSilent = false;
        await using var restarted = await ServeAsync(database, "06:00", smtp);

        // As if time had passed: nobody can hold the claim any longer than a hand-over may take (20 s) and a little more (10 s).
        await Sql.ExecuteAsync(database, "UPDATE report_deliveries SET at = at - interval '30 seconds'");
        (await StatusAsync(restarted)).ShouldBe("unknown");
        (await AskAsync(restarted, new { })).ShouldBe("unknown");
        smtp.Mails.Count.ShouldBe(1);

        (await AskAsync(restarted, new { again = true })).ShouldBe("sent");
        smtp.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_verb_sends_shows_and_sends_again()
    {
        var database = await _cafe.NewDatabaseAsync(databases);

        var shown = (await SendAsync(database, ReportCafe.Today, "--dry-run")).Succeeded();
        shown.Output.ShouldContain("Orders a week before");
        shown.Output.ShouldContain("would be sent now");
        _cafe.Mails.ShouldBeEmpty();

        (await SendAsync(database, ReportCafe.Today)).Succeeded().Output.ShouldContain("mail: sent");
        (await SendAsync(database, ReportCafe.Today)).Succeeded();
        _cafe.Mails.Count.ShouldBe(1);

        (await SendAsync(database, ReportCafe.Today, "--dry-run")).Succeeded().Output.ShouldContain("Nothing would be sent");
        (await SendAsync(database, ReportCafe.Today, "--dry-run", "--again")).Succeeded().Output.ShouldContain("would be sent now");
        _cafe.Mails.Count.ShouldBe(1);
        (await SendAsync(database, ReportCafe.Today, "--again")).Succeeded();
        _cafe.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_mail_has_the_baking_plan()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        await Sql.ExecuteAsync(database,
            $"""
            INSERT INTO sales_by_item (day, item_id, orders, units, revenue)
            SELECT day, 1, 10, 20, 22.00 FROM generate_series(date '{ReportCafe.Today}' - 60, date '{ReportCafe.Today}' - 1, '1 day') AS day;
            INSERT INTO sold_items VALUES (1, 'Croissant', 1);
            """);

        (await SendAsync(database, ReportCafe.Today)).Succeeded();

        _cafe.Mails.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            mail => mail.ShouldContain("To bake for "), mail => mail.ShouldContain("20 x Croissant (14 to 25)"));
    }

    private (string, string?)[] Settings(SmtpServer? smtp = null) => smtp is null
        ? _cafe.Settings
        : [.. _cafe.Settings, ("Mail__Delivery", "smtp"), ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", $"{smtp.Port}")];

    private Task<ReportingProcess> ServeAsync(string database, string reportAt, SmtpServer? smtp = null) =>
        ReportingProcess.ServeAsync(database, [.. Settings(smtp), ("Cafe__ReportAt", reportAt)]);

    private Task<Ended> SendAsync(string database, params string[] arguments) =>
        ReportingProcess.RunAsync(database, ["send", .. arguments], Settings());

    private static async Task HoldAsync(NpgsqlConnection connection, string name)
    {
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = name } } };
        await take.ExecuteNonQueryAsync();
    }

    private static async Task<string> AskAsync(ReportingProcess reporting, object how) =>
        (await reporting.PostAsync<DeliveryAnswer>(Deliveries, how)).Deliveries.Single().Status;

    private static async Task<string?> StatusAsync(ReportingProcess reporting) =>
        (await reporting.GetAsync<DeliveryAnswer>(Deliveries)).Deliveries.SingleOrDefault()?.Status;

    private sealed record DeliveryAnswer(IReadOnlyList<Delivery> Deliveries);

    private sealed record Delivery(string Channel, string Status);
}
