using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class YamlTests : ComposeTests
{
    [Fact]
    public void A_merge_key_adds_what_is_not_written_and_keeps_what_is()
    {
        var web = Load(
            """
            x-base: &base
              image: base
              restart: always
            services:
              web:
                <<: *base
                image: mine
              other:
                image: mine
                <<: *base
            """);

        web.Services.ShouldAllBe(service => service.Image == "mine" && service.Restart == "always");
    }

    [Fact]
    public void Of_a_list_of_merges_the_first_to_have_a_key_wins() =>
        Load(
            """
            x-a: &a {A: from a, C: from a}
            x-b: &b {B: from b, C: from b}
            services:
              web:
                image: x
                environment:
                  <<: [*a, *b]
                  A: own
            """)["web"].Environment.ShouldBe(
            new Dictionary<string, string> { ["A"] = "own", ["C"] = "from a", ["B"] = "from b" }, ignoreOrder: true);

    [Fact]
    public void Merges_are_shallow_and_can_be_merged_again()
    {
        var web = Load(
            """
            x-a: &a {image: x, environment: {A: "1"}}
            x-b: &b {<<: *a, restart: always}
            services:
              web: {<<: *b, environment: {B: "2"}}
            """)["web"];

        (web.Image, web.Restart).ShouldBe(("x", "always"));
        web.Environment.Keys.ShouldBe(["B"]);
    }

    [Fact]
    public void An_alias_stands_for_a_value_of_any_kind()
    {
        var web = Load(
            """
            x-image: &image x
            x-command: &command [a, b]
            services:
              web: {image: *image, command: *command}
            """)["web"];

        web.Image.ShouldBe("x");
        web.Command.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Numbers_and_booleans_are_taken_as_they_are_written() =>
        Web("environment: {A: 010, B: 1.50, C: yes, D: True, E: 2026-11-20, F: !!str null, G: \"~\"}")
            .Environment.Values.ShouldBe(["010", "1.50", "yes", "True", "2026-11-20", "null", "~"]);

    [Theory]
    [InlineData("services:\n  web:\n    image: x\n    image: y\n", 4, "services.web.image", "already, in line 3")]
    [InlineData("services:\n  web: {image: x}\n  web: {image: x}\n", 3, "services.web", "already, in line 2")]
    [InlineData("x-a: {A: 1, A: 2}\nservices: {}\n", 1, "x-a.A", "already")]
    [InlineData("x-a: &a {b: c}\nservices:\n  <<: *a\n  <<: *a\n", 4, "services.<<", "already")]
    [InlineData("services:\n  web: *gone\n", 2, "services.web", "*gone stands for nothing")]
    [InlineData("services:\n  web:\n    command:\n    - *gone\n", 4, "services.web.command[0]", "*gone")]
    [InlineData("services: &s\n  web: *s\n", 2, "services.web", "*s stands for nothing")]
    [InlineData("services:\n  web: &w\n    <<: *w\n", 3, "services.web.<<", "*w stands for nothing")]
    [InlineData("services:\n  web:\n    <<: text\n", 3, "services.web.<<", "only a map")]
    [InlineData("services:\n  web:\n    <<: [{image: x}, text]\n", 3, "services.web.<<", "only a map")]
    [InlineData("services:\n  web:\n    ports: !reset []\n", 3, "services.web.ports", "remove it from the first file")]
    [InlineData("services:\n  web:\n    image: !override x\n", 3, "services.web.image", "the tag !override is for a file")]
    [InlineData("services:\n  web:\n    image: !!int 5\n", 3, "services.web.image", "is not supported: remove it")]
    [InlineData("services:\n  web:\n    ? [a]\n    : b\n", 3, "services.web", "is not a word")]
    [InlineData("services:\n  web: {image: x}\n---\nservices: {}\n", 3, "", "second document")]
    public void What_YAML_allows_but_a_compose_file_does_not_is_refused(
        string yaml, int line, string key, string text) =>
        Refuses(yaml, line, key, text);

    [Theory]
    [InlineData("services:\n  web:\n   image: x\n  - y\n", 4)]
    [InlineData("services:\n  web:\n    image: 'x\n", 3)]
    [InlineData("services:\n  web: a: b\n", 2)]
    [InlineData("services:\n  web:\n    command: [a, b\n    image: x\n", 3)]
    [InlineData("services:\n  web:\n\t  image: x\n", 2)]
    public void Text_that_is_not_YAML_is_refused_with_its_line(string yaml, int line) =>
        Refuses(yaml, line, "", "not YAML from here on: ");

    [Theory]
    [InlineData("", 0, "", "the file is empty")]
    [InlineData("# nothing\n", 0, "", "the file is empty")]
    [InlineData("---\n", 1, "", "expected a map, found nothing")]
    [InlineData("- a\n", 1, "", "expected a map, found a list")]
    [InlineData("name: x\n", 0, "services", "it needs at least one service")]
    [InlineData("name: x\nservices:\n", 2, "services", "expected a map, found nothing")]
    [InlineData("name: x\nservices: {}\n", 2, "services", "it needs at least one")]
    public void A_file_without_services_is_refused(string yaml, int line, string key, string text) =>
        Refuses(yaml, line, key, text);

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Should.Throw<ComposeException>(
            () => ComposeFile.Load("nowhere/compose.yml", new Dictionary<string, string>()));

        (error.File, error.Line, error.Key).ShouldBe(("nowhere/compose.yml", 0, ""));
        error.Message.ShouldStartWith("nowhere/compose.yml: there is no such file");
    }

    [Fact]
    public void A_folder_is_not_a_file() =>
        Should.Throw<ComposeException>(() => ComposeFile.Load(Folder, new Dictionary<string, string>()))
            .Message.ShouldStartWith($"{Folder}: the file can't be read");
}
