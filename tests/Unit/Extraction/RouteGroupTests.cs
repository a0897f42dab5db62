using Cafe.Extraction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cafe.Tests.Unit.Extraction;

public sealed class RouteGroupTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Extraction:Groups:menu:Paths:0"] = "/api/menu/{**rest}",
        ["Extraction:Groups:menu:Service"] = "menu",
        ["Extraction:Groups:orders:Paths:0"] = "/api/orders/{**rest}",
        ["Extraction:Groups:orders:Service"] = "orders",
        ["Extraction:Groups:orders:Reads:0"] = "menu",
        ["Extraction:Groups:orders:Timeout"] = "00:05:00",
    };

    [Fact]
    public void A_group_is_what_the_configuration_says()
    {
        var groups = Read();

        groups.Select(group => group.Name).ShouldBe(["menu", "orders"]);
        groups[0].Timeout.ShouldBe(TimeSpan.FromSeconds(30));
        groups[0].Reads.ShouldBeEmpty();
        groups[1].Paths.ShouldBe(["/api/orders/{**rest}"]);
        groups[1].Service.ShouldBe("orders");
        groups[1].Reads.ShouldBe(["menu"]);
        groups[1].Timeout.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("Extraction:Groups:orders:Paths:0", "api/orders", "Extraction:Groups:orders:Paths needs route patterns that begin with /.")]
    [InlineData("Extraction:Groups:web:Service", "web", "Extraction:Groups:web:Paths needs route patterns that begin with /.")]
    [InlineData("Extraction:Groups:orders:Reads:0", "stock", "Extraction:Groups:orders:Reads names 'stock', which is no group.")]
    [InlineData("Extraction:Groups:orders:Timeout", "soon", "Extraction:Groups:orders:Timeout 'soon' is not a duration like 00:00:30.")]
    [InlineData("Extraction:Groups:orders:Timeout", "-00:00:01", "Extraction:Groups:orders:Timeout '-00:00:01' is not a duration like 00:00:30.")]
    public void A_wrong_value_is_named_with_its_key(string key, string value, string message) =>
        Should.Throw<OptionsValidationException>(() => Read((key, value))).Message.ShouldBe(message);

    private static IReadOnlyList<RouteGroup> Read(params (string Key, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Settings);
        foreach (var (key, value) in changes)
            settings[key] = value;
        return RouteGroup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
