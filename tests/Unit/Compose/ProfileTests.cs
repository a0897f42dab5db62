using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class ProfileTests : ComposeTests
{
    private const string Yaml =
        """
        services:
          web: {image: x, depends_on: [db]}
          db: {image: x}
          console:
            image: x
            profiles: [debug, tools]
            depends_on: [tracer]
          tracer: {image: x, profiles: [debug]}
        """;

    [Theory]
    [InlineData("web db")]
    [InlineData("web db", "other")]
    [InlineData("web db console tracer", "debug")]
    [InlineData("web db console tracer", "tools", "debug")]
    public void A_service_with_profiles_is_there_only_when_one_of_them_is_asked_for(string names, params string[] profiles) =>
        string.Join(' ', Load(Yaml, profiles).Services.Select(service => service.Name)).ShouldBe(names);

    [Fact]
    public void A_service_knows_its_profiles() =>
        Load(Yaml, ["debug"])["console"].Profiles.ShouldBe(["debug", "tools"]);

    [Fact]
    public void A_dependency_that_is_not_started_is_refused_as_docker_compose_does()
    {
        var error = Should.Throw<ComposeException>(() => Load(Yaml, ["tools"]));

        error.Message.ShouldEndWith(":7: services.console.depends_on: tracer isn't started, since it has the profiles debug; "
            + "ask for one of them, or give console one too");
    }

    [Fact]
    public void A_circle_of_services_that_are_not_started_does_no_harm() => Load(
        """
        services:
          web: {image: x}
          a: {image: x, profiles: [p], depends_on: [b]}
          b: {image: x, profiles: [p], depends_on: [a]}
        """).Services.ShouldHaveSingleItem();

    private ComposeProject Load(string yaml, string[] profiles)
    {
        var path = Path.Combine(Folder, "compose.yml");
        File.WriteAllText(path, yaml);
        return ComposeFile.Load(path, new Dictionary<string, string>(), profiles);
    }
}
