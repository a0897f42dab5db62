using Amazon.ECS.Model;
using Cafe.Deploy.Planning;

namespace Cafe.Tests.Deploy.Planning;

public sealed class FlatTests
{
    [Fact]
    public void What_the_API_fills_in_is_as_if_it_werent_there() =>
        Of(new() { Name = "web", Cpu = 0, HealthCheck = new() { Retries = 3, StartPeriod = 0 } })
            .ShouldBe(new Dictionary<string, string> { ["web.healthCheck.retries"] = "3", ["web.name"] = "web" });

    [Fact]
    public void Words_of_a_list_are_told_apart_whatever_is_in_them()
    {
        List<List<string>> commands = [["a", "b"], ["b", "a"], ["a b"], ["a", "", "b"]];

        commands.Select(command => Of(new() { Name = "web", Command = command })["web.command"]).ShouldBe(["a b", "b a", "'a b'", "a '' b"]);
    }

    private static SortedDictionary<string, string> Of(ContainerDefinition container) =>
        Flat.Of(new TaskDefinition { ContainerDefinitions = [container] }, ["ContainerDefinitions"]);
}
