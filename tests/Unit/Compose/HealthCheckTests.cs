namespace Cafe.Tests.Unit.Compose;

public sealed class HealthCheckTests : ComposeTests
{
    [Fact]
    public void A_health_check_has_compose_s_defaults()
    {
        var check = Web("healthcheck: {test: [CMD, curl, localhost]}").HealthCheck!;

        check.Test.ShouldBe(["CMD", "curl", "localhost"]);
        (check.Interval, check.Timeout).ShouldBe((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)));
        (check.Retries, check.StartPeriod, check.StartInterval).ShouldBe((3, TimeSpan.Zero, null));
    }

    [Fact]
    public void A_health_check_says_how_often_and_how_long()
    {
        var check = Web(
            "healthcheck: {test: x, interval: 2s, timeout: 3s, retries: 4, start_period: 1m, start_interval: 500ms}")
            .HealthCheck!;

        (check.Interval, check.Timeout).ShouldBe((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)));
        (check.Retries, check.StartPeriod, check.StartInterval)
            .ShouldBe((4, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(500)));
    }

    [Theory]
    [InlineData("test: curl -f localhost || exit 1")]
    [InlineData("test: [CMD-SHELL, curl -f localhost || exit 1]")]
    public void A_test_of_one_text_is_a_line_for_the_shell(string test) =>
        Web($"healthcheck: {{{test}}}").HealthCheck!.Test.ShouldBe(["CMD-SHELL", "curl -f localhost || exit 1"]);

    [Theory]
    [InlineData("test: [NONE]")]
    [InlineData("disable: true")]
    [InlineData("disable: true, test: [CMD, x]")]
    public void A_disabled_health_check_is_none(string keys) =>
        Web($"healthcheck: {{{keys}}}").HealthCheck.ShouldBeNull();

    [Theory]
    [InlineData("interval: 2s", "", "has no test")]
    [InlineData("disable: false", "", "has no test")]
    [InlineData("disable: maybe, test: x", ".disable", "neither true nor false")]
    [InlineData("test: [curl, localhost]", ".test", "write [\"CMD\"")]
    [InlineData("test: [CMD]", ".test", "write [\"CMD\"")]
    [InlineData("test: [CMD-SHELL, a, b]", ".test", "write [\"CMD\"")]
    [InlineData("test: []", ".test", "write [\"CMD\"")]
    [InlineData("test: {a: b}", ".test", "expected a single value or a list")]
    [InlineData("test: x, interval: 2", ".interval", "'2' is not a duration")]
    [InlineData("test: x, retries: none", ".retries", "'none' is not a whole number")]
    [InlineData("test: x, retries: 0", ".retries", "from 1")]
    [InlineData("test: x, retries: 1.5", ".retries", "not a whole number")]
    public void A_malformed_health_check_is_refused(string keys, string key, string text) =>
        WebRefuses($"healthcheck: {{{keys}}}", 4, $".healthcheck{key}", text);

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("30s", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1h0m1s", 3_601_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("0.25h", 900_000)]
    [InlineData("1500us", 1.5)]
    public void Durations_are_numbers_with_units(string text, double milliseconds) =>
        Web($"stop_grace_period: {text}").StopGracePeriod!.Value.TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1d")]
    [InlineData("s")]
    [InlineData("1.s")]
    [InlineData("1s2")]
    [InlineData("1S")]
    [InlineData("''")]
    [InlineData("9999999999999h")]
    [InlineData("99999999999999999999999999999999h")]
    [InlineData("256204778h256204778h256204778h256204778h")]
    public void Anything_else_is_no_duration(string text) =>
        WebRefuses($"stop_grace_period: {text}", 4, ".stop_grace_period", "is not a duration; write numbers");
}
