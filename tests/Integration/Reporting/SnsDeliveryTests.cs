using Cafe.Tests.Deploy.Infrastructure;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>The daily report to a topic of SNS, where IAM says who may publish.</summary>
public sealed class SnsDeliveryTests(ScratchDatabases databases, ReportTopics sns)
    : IClassFixture<ScratchDatabases>, IClassFixture<ReportTopics>, IAsyncLifetime
{
    private ReportCafe _cafe = null!;

    public async Task InitializeAsync() => _cafe = await ReportCafe.OpenAsync();

    public async Task DisposeAsync() => await _cafe.DisposeAsync();

    [NeedsFact(Tool.Moto)]
    public async Task Text_and_link_are_published_once_by_two_runs_at_once_a_third_and_whoever_asks_the_service()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        var topic = sns.Topics[0];

        foreach (var run in await Task.WhenAll(RunAsync(database, topic), RunAsync(database, topic)))
            run.Succeeded();
        (await RunAsync(database, topic)).Succeeded();
        await using var service = await ReportingProcess.ServeAsync(database, Settings(topic, sns.Publisher));
        var answer = await service.PostAsync<DeliveryAnswer>($"/api/reports/daily/{ReportCafe.Today}/deliveries", new { });

        answer.Deliveries.ShouldBe([new Delivery("sns", "sent")]);
        var (message, subject) = (await sns.PublishedAsync(topic)).ShouldHaveSingleItem();
        subject.ShouldBe($"Daily sales report {ReportCafe.Today}");
        message.ShouldContain("Orders a week before");
        message.TrimEnd().ShouldEndWith($" https://cafe.example/staff/reports.html?date={ReportCafe.Today}");
        _cafe.Mails.ShouldBeEmpty();
    }

    [NeedsFact(Tool.Moto)]
    public async Task Without_permission_it_has_failed_says_why_and_is_sent_once_there_is_one()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        var topic = sns.Topics[1];

        var refused = await RunAsync(database, topic, sns.Stranger, "--wait", "0");

        refused.ExitCode.ShouldBe(1, refused.ToString());
        refused.Errors.Trim().ShouldStartWith($"send-daily-report: the report of {ReportCafe.Today} is not sent: {topic}: User: ");
        refused.Errors.ShouldContain("is not authorized to perform: sns:Publish", Case.Insensitive);
        (await StatusAsync(database)).ShouldBe(["sns failed"]);

        (await RunAsync(database, topic)).Succeeded();
        (await StatusAsync(database)).ShouldBe(["sns sent"]);
        (await sns.PublishedAsync(topic)).Count.ShouldBe(1);
    }

    [NeedsFact(Tool.Moto)]
    public async Task A_crash_between_hand_over_and_record_is_shown_as_unknown_and_sent_again_only_when_asked()
    {
        var database = await _cafe.NewDatabaseAsync(databases);
        var topic = sns.Topics[2];
        await using var silent = await SilentServer.StartAsync();
        await using (var killed = ReportingProcess.Start(database, ["send-daily-report"], [.. Settings(topic, sns.Publisher), ("AWS_ENDPOINT_URL", silent.Url)]))
        {
            await Eventually.IsTrueAsync("it is handed over", () => silent.WasAsked);
            killed.Send(Signal.Kill);
            await killed.EndAsync(seconds: 60);
        }

        (await StatusAsync(database)).ShouldBe(["sns sending"]);
        // As if time had passed: nobody can hold the claim any longer than a hand-over may take (20 s) and a little more (10 s).
        await Sql.ExecuteAsync(database, "UPDATE report_deliveries SET at = at - interval '30 seconds'");
        var unknown = await RunAsync(database, topic);

        unknown.ExitCode.ShouldBe(1, unknown.ToString());
        unknown.Errors.Trim().ShouldBe($"send-daily-report: whether the report of {ReportCafe.Today} was sent isn't known; send DATE --again sends it");
        (await sns.PublishedAsync(topic)).ShouldBeEmpty();
        (await RunVerbAsync(database, topic, "send", ReportCafe.Today)).Succeeded().Output.ShouldContain("sns: unknown");
        (await RunVerbAsync(database, topic, "send", ReportCafe.Today, "--again")).Succeeded().Output.ShouldContain("sns: sent");
        (await sns.PublishedAsync(topic)).Count.ShouldBe(1);
    }

    private (string Name, string? Value)[] Settings(string topic, (string Key, string Secret) user) =>
    [
        .. _cafe.Settings, ("Mail__Delivery", "sns"), ("Mail__Sns__Topic", topic), ("Cafe__PublicUrl", "https://cafe.example"),
        ("AWS_ENDPOINT_URL", sns.Url), ("AWS_ACCESS_KEY_ID", user.Key), ("AWS_SECRET_ACCESS_KEY", user.Secret),
    ];

    private Task<Ended> RunAsync(string database, string topic) => RunVerbAsync(database, topic, "send-daily-report");

    private Task<Ended> RunAsync(string database, string topic, (string Key, string Secret) user, params string[] arguments) =>
        ReportingProcess.RunAsync(database, ["send-daily-report", .. arguments], Settings(topic, user));

    private Task<Ended> RunVerbAsync(string database, string topic, params string[] arguments) =>
        ReportingProcess.RunAsync(database, arguments, Settings(topic, sns.Publisher));

    private static async Task<IReadOnlyList<string>> StatusAsync(string database) =>
        await Sql.ReadAsync(database, "SELECT channel || ' ' || status FROM report_deliveries");

    private sealed record DeliveryAnswer(IReadOnlyList<Delivery> Deliveries);

    private sealed record Delivery(string Channel, string Status);

    /// <summary>Takes a request, and never says what has become of it.</summary>
    private sealed class SilentServer(WebApplication app) : IAsyncDisposable
    {
        public bool WasAsked { get; private set; }

        public string Url => App.Urls.Single();

        private WebApplication App { get; } = app;

        public static async Task<SilentServer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var server = new SilentServer(builder.Build());
            server.App.Run(async http =>
            {
                server.WasAsked = true;
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
            await server.App.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}

/// <summary>moto with topics for the report, one user who may publish and one who may nothing, and IAM switched on.</summary>
public sealed class ReportTopics : IAsyncLifetime, IDisposable
{
    private readonly Moto _moto = new();

    public string Url => _moto.Url;

    public IReadOnlyList<string> Topics { get; private set; } = [];

    public (string Key, string Secret) Publisher { get; private set; }

    public (string Key, string Secret) Stranger { get; private set; }

    public async Task InitializeAsync()
    {
        await _moto.InitializeAsync();
        if (Needs.SkipWithout(Tool.Moto) is not null) return; // So are the tests.
        foreach (var name in (string[])["one", "two", "three"])
        {
            var topic = await _moto.QueryAsync("sns", "2010-03-31", "CreateTopic", ("Name", name));
            Topics = [.. Topics, topic.Descendants("TopicArn").Single().Value];
        }

        Publisher = await _moto.AddUserAsync("reporting", "sns:Publish");
        Stranger = await _moto.AddUserAsync("stranger");
        await _moto.EnforceAsync();
    }

    public async Task<IReadOnlyList<(string Message, string Subject)>> PublishedAsync(string topic)
    {
        var topics = (await _moto.StateAsync("sns"))["Topic"]!.AsArray();
        var notifications = topics.Single(one => one!["arn"]!.GetValue<string>() == topic)!["sent_notifications"]!.AsArray();
        return [.. notifications.Select(sent => (sent![1]!.GetValue<string>(), sent[2]!.GetValue<string>()))];
    }

    public Task DisposeAsync() => Task.CompletedTask; // xunit calls Dispose next.

    public void Dispose() => _moto.Dispose();
}
