using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class LogsTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Lines_of_several_services_stand_in_the_order_of_time_each_with_its_own_name()
    {
        Write("web", "web starts");
        Write("cart", "cart starts");
        Write("web", "web is asked");
        Write("migrate", "done");

        (await _shop.RunAsync("logs")).ShouldSucceed().Out.ShouldBe("""
            09:00:00.000 web          0123abcd web starts
            09:00:01.000 cart         0123abcd cart starts
            09:00:02.000 web          0123abcd web is asked
            09:00:03.000 migrate      0123abcd done

            """);
        (await _shop.RunAsync("logs", "cart", "migrate")).ShouldSucceed().Out.Split('\n').Length.ShouldBe(3);
    }

    [Fact]
    public async Task Lines_are_chosen_by_what_they_hold_and_by_their_age()
    {
        Write("web", "an old error");
        _shop.Clock.Advance(TimeSpan.FromMinutes(20));
        Write("web", "all is well");
        Write("web", "a new error");

        (await _shop.RunAsync("logs", "--filter", "error")).ShouldSucceed().Out.ShouldBe("09:20:02.000 web          0123abcd a new error\n");
        (await _shop.RunAsync("logs", "--filter", "error", "--since", "60")).ShouldSucceed().Out.Split('\n').Length.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_followed_and_nothing_is_said_twice()
    {
        Write("web", "first");
        using var enough = new CancellationTokenSource();
        var asked = 0;
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation != "FilterLogEvents" || !$"{call.Request["logStreamNamePrefix"]}".StartsWith("web", StringComparison.Ordinal)) return;
            if (++asked == 2) Write("web", "second");
            if (asked == 3) _shop.Aws.Logs.Write("/shop", "web/web/4567cdef0123", ["late"], late: TimeSpan.FromSeconds(30));
            if (asked == 5) enough.Cancel();
        };

        var outcome = (await _shop.RunAsync(enough.Token, "logs", "--follow")).ShouldExit(ExitCodes.Interrupted);

        outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[^1]).ShouldBe(["first", "second", "late"]);
    }

    [Fact]
    public async Task Programs_read_a_line_of_JSON_each()
    {
        Write("web", "\"quoted\"");
        Write("cart", "second");

        var lines = (await _shop.RunAsync("logs", "--output", "json")).ShouldSucceed().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(2);
        JsonNode.Parse(lines[0])!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(
            """{"at":"2030-01-07T09:00:00+00:00","service":"web","task":"0123abcd4567","text":"\"quoted\""}""");
    }

    [Fact]
    public async Task A_log_group_that_is_missing_and_a_service_that_is_none_are_said()
    {
        (await _shop.RunAsync("logs", "nothing")).ShouldExit(ExitCodes.Usage).Error.ShouldContain("there is no service 'nothing'");
        _shop.Change("log-group: /shop", "log-group: /none");
        (await _shop.RunAsync("logs", "web")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("there is no log group /none of web");
    }

    private void Write(string service, string line)
    {
        _shop.Aws.Logs.Write("/shop", $"{service}/{service}/0123abcd4567", [line]);
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
