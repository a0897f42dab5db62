using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Reporting;

/// <summary><c>send-daily-report</c>, as a schedule runs it: beside a service that consumes the orders, or before one does.</summary>
public sealed class DailyReportJobTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>, IAsyncLifetime
{
    private ReportCafe _cafe = null!;

    public async Task InitializeAsync() => _cafe = await ReportCafe.OpenAsync();

    public async Task DisposeAsync() => await _cafe.DisposeAsync();

    [Fact]
    public async Task A_run_that_is_repeated_after_midnight_sends_the_report_of_the_day_that_was_meant_and_once()
    {
        var database = await _cafe.NewDatabaseAsync(databases);

        var sent = (await RunAsync(database, "--scheduled", ReportCafe.YesterdayAt(21))).Succeeded();
        (await RunAsync(database, "--scheduled", ReportCafe.YesterdayAt(21))).Succeeded();

        sent.Output.ShouldContain($"the report of {ReportCafe.Yesterday} is sent.");
        _cafe.Mails.ShouldHaveSingleItem().ShouldContain(ReportCafe.Yesterday);
        (await RunAsync(database)).Succeeded().Output.ShouldContain($"the report of {ReportCafe.Today} is sent.");
        _cafe.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_waits_for_orders_that_nobody_has_read_and_is_told_to_stop_before_anything_is_claimed()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        _cafe.Feed.Tell(new SoldOrder(1, $"{ReportCafe.Now:yyyy-MM-ddTHH:mm:ssZ}", (7, 1)));
        await using var job = ReportingProcess.Start(database, ["send-daily-report"], _cafe.Settings);
        await Eventually.IsTrueAsync("it asks how far the orders are", () => _cafe.Feed.WasAskedForItsHead);

        job.Send(Signal.Terminate);

        var ended = await job.EndAsync(seconds: 60);
        ended.ExitCode.ShouldBe(1, ended.ToString());
        ended.Errors.Trim().ShouldBe($"send-daily-report: was told to stop before the report of {ReportCafe.Today} was sent.");
        (await Sql.ReadAsync(database, "SELECT status FROM report_deliveries")).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_sends_what_the_service_beside_it_has_read()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        _cafe.Feed.Tell(new SoldOrder(1, $"{ReportCafe.Now:yyyy-MM-ddTHH:mm:ssZ}", (7, 1)));
        await using var job = ReportingProcess.Start(database, ["send-daily-report"], _cafe.Settings);
        await Eventually.IsTrueAsync("it asks how far the orders are", () => _cafe.Feed.WasAskedForItsHead);

        await using var service = await ReportingProcess.ServeAsync(database, [.. _cafe.Settings, ("Cafe__ReportAt", "never")]);

        (await job.EndAsync(seconds: 60)).Succeeded();
        _cafe.Mails.ShouldHaveSingleItem().ShouldContain(SoldOrder.Name(7));
    }

    [Fact]
    public async Task A_cafe_that_was_not_open_yet_has_nothing_to_tell_and_arguments_without_sense_are_a_mistake()
    {
        var database = await _cafe.NewDatabaseAsync(databases);

        (await RunAsync(database, "--scheduled", ReportCafe.YesterdayAt(8))).Succeeded().Output.ShouldContain("has nothing to tell");
        var misused = await RunAsync(database, "--scheduled", "yesterday");

        misused.ExitCode.ShouldBe(2, misused.ToString());
        misused.Errors.Trim().ShouldBe("send-daily-report: 'yesterday' is not an instant like 2026-11-20T21:00:00Z.");
        _cafe.Mails.ShouldBeEmpty();
    }

    private Task<Ended> RunAsync(string database, params string[] arguments) =>
        ReportingProcess.RunAsync(database, ["send-daily-report", .. arguments], _cafe.Settings);
}
