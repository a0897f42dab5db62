using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class InterpolationTests : ComposeTests
{
    private static readonly (string, string)[] Variables = [("SET", "value"), ("EMPTY", ""), ("_a1", "odd")];

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$SET", "value")]
    [InlineData("a${SET}b", "avalueb")]
    [InlineData("$SET-$SET.", "value-value.")]
    [InlineData("$_a1", "odd")]
    [InlineData("${UNSET}", "")]
    [InlineData("$UNSET", "")]
    [InlineData("$$SET", "$SET")]
    [InlineData("$${SET}", "${SET}")]
    [InlineData("$$$SET", "$value")]
    [InlineData("${SET-x}", "value")]
    [InlineData("${EMPTY-x}", "")]
    [InlineData("${UNSET-x}", "x")]
    [InlineData("${SET:-x}", "value")]
    [InlineData("${EMPTY:-x}", "x")]
    [InlineData("${UNSET:-x}", "x")]
    [InlineData("${UNSET:-}", "")]
    [InlineData("${SET+x}", "x")]
    [InlineData("${EMPTY+x}", "x")]
    [InlineData("${UNSET+x}", "")]
    [InlineData("${SET:+x}", "x")]
    [InlineData("${EMPTY:+x}", "")]
    [InlineData("${UNSET:+x}", "")]
    [InlineData("${SET?needed}", "value")]
    [InlineData("${EMPTY?needed}", "")]
    [InlineData("${SET:?needed}", "value")]
    [InlineData("${UNSET:-a-b:c?d+e}", "a-b:c?d+e")]
    [InlineData("${UNSET:-${EMPTY:-${SET}}}!", "value!")]
    [InlineData("${UNSET:-x$$y}", "x$y")]
    [InlineData("${UNSET:-{\"a\":{}}}", "{\"a\":{}}")]
    [InlineData("${SET:-{\"a\":{}}}", "value")]
    [InlineData("{${SET}}", "{value}")]
    [InlineData("${SET:-${UNSET:?not demanded here}}", "value")]
    [InlineData("${SET:-${UNSET:-${UNSET:?not demanded here}}}", "value")]
    [InlineData("${UNSET:+${UNSET:?not demanded here}}", "")]
    public void A_variable_is_filled_in(string template, string expected) =>
        Web($"environment:\n  A: '{template}'", Variables).Environment["A"].ShouldBe(expected);

    [Theory]
    [InlineData("$", "no name follows")]
    [InlineData("100$ ", "no name follows")]
    [InlineData("$1", "no name follows")]
    [InlineData("${", "no name follows")]
    [InlineData("${}", "no name follows")]
    [InlineData("${1x}", "no name follows")]
    [InlineData("${A", "after A")]
    [InlineData("${A b}", "after A")]
    [InlineData("${A:}", "after A")]
    [InlineData("${A:-b", "a brace isn't closed")]
    [InlineData("${A:-${B}", "a brace isn't closed")]
    [InlineData("${A:-${1}}", "no name follows")]
    public void A_malformed_variable_is_refused(string template, string problem) =>
        WebRefuses($"environment:\n  A: '{template}'", 5, ".environment.A", problem);

    [Theory]
    [InlineData("${UNSET:?ask for it first}", "the variable UNSET is not set: ask for it first")]
    [InlineData("${UNSET?}", "the variable UNSET is not set: it needs a value")]
    [InlineData("${EMPTY:?fill it}", "the variable EMPTY is empty: fill it")]
    [InlineData("${UNSET:?say $SET}", "the variable UNSET is not set: say value")]
    [InlineData("${UNSET:-${ALSO_UNSET:?needed}}", "the variable ALSO_UNSET is not set: needed")]
    public void A_variable_that_is_demanded_but_missing_is_named_with_the_file_s_message(
        string template, string message)
    {
        var error = Should.Throw<ComposeException>(
            () => Web($"environment:\n  A: '{template}'", Variables));

        (error.Line, error.Key).ShouldBe((5, "services.web.environment.A"));
        error.Message.ShouldEndWith(message);
    }

    [Fact]
    public void A_value_can_not_break_the_YAML() =>
        Web("environment:\n  A: ${A}", ("A", "x: {y\n- '")).Environment.ShouldBe(
            new Dictionary<string, string> { ["A"] = "x: {y\n- '" });

    [Fact]
    public void A_value_is_not_interpolated_again() =>
        Web("environment:\n  A: ${A}", ("A", "$SET ${")).Environment["A"].ShouldBe("$SET ${");

    [Fact]
    public void A_variable_that_is_empty_is_a_text_and_not_a_null() =>
        Web("environment:\n  A: ${A}", ("A", "")).Environment["A"].ShouldBe("");

    [Fact]
    public void Keys_are_not_interpolated() =>
        Web("environment:\n  ${SET}: x", Variables).Environment.Keys.ShouldBe(["${SET}"]);

    [Fact]
    public void Interpolation_reaches_lists_numbers_durations_and_names()
    {
        var project = Load(
            """
            name: ${N}
            services:
              web:
                image: web:${TAG:-latest}
                command: ["serve", "--port", "${PORT}"]
                ports: ["${PORT}:80"]
                stop_grace_period: ${GRACE}
                healthcheck: {test: "true", retries: "${RETRIES}"}
                x-local: ${N}
            """,
            ("N", "shop"), ("PORT", "8081"), ("GRACE", "30s"), ("RETRIES", "7"));

        project.Name.ShouldBe("shop");
        var web = project["web"];
        web.Image.ShouldBe("web:latest");
        web.Command.ShouldBe(["serve", "--port", "8081"]);
        web.Ports.ShouldHaveSingleItem().Published.ShouldBe(8081);
        web.StopGracePeriod.ShouldBe(TimeSpan.FromSeconds(30));
        web.HealthCheck!.Retries.ShouldBe(7);
        web.Extensions["x-local"].ShouldBe("shop");
    }

    [Fact]
    public void An_extension_that_nobody_uses_demands_nothing() =>
        Load(
            """
            x-unused: &unused
              environment: {A: "${UNSET:?needed}", B: "${"}
            services:
              web: {image: x}
            """)["web"].Environment.ShouldBeEmpty();

    [Fact]
    public void An_extension_that_is_used_demands_its_variables_where_it_is_written() => Refuses(
        """
        x-used: &used
          A: ${UNSET:?needed}
        services:
          web:
            image: x
            environment:
              <<: *used
        """,
        2, "services.web.environment.A", "the variable UNSET is not set: needed");
}
