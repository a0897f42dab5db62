using Amazon.ServiceDiscovery;
using Cafe.Discovery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cafe.Tests.Unit.Discovery;

public sealed class EndpointSourceTests
{
    [Fact]
    public async Task The_static_source_lists_what_is_configured()
    {
        var source = Source(("Discovery:Static:orders:0", "http://127.0.0.1:5001"), ("Discovery:Static:orders:1", "http://127.0.0.1:5002"));

        (await source.FindAsync("orders", CancellationToken.None)).Select(url => url.Port).ShouldBe([5001, 5002]);
        (await source.FindAsync("menu", CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_dns_source_gives_one_endpoint_for_each_address()
    {
        var source = Source(("Discovery:Provider", "dns"), ("Discovery:Dns:Suffix", ""), ("Discovery:Dns:Port", "9090"));

        var found = await source.FindAsync("localhost", CancellationToken.None);

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(url => url.IsLoopback && url.Port == 9090);
    }

    [Fact]
    public async Task The_dns_source_knows_nobody_where_the_name_does_not_exist() =>
        (await Source(("Discovery:Provider", "dns"), ("Discovery:Dns:Suffix", "invalid")).FindAsync("orders", CancellationToken.None))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Discovery:Provider", "consul")]
    [InlineData("Discovery:Static:orders:0", "orders:8080/path")]
    [InlineData("Discovery:Static:orders:0", "http://orders:8080/path")]
    public void A_wrong_value_is_named_with_its_key(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Source((key, value))).Message.ShouldStartWith($"{key}: '{value}' is not ");

    [Fact]
    public void A_wrong_port_is_named_with_its_key() =>
        Should.Throw<OptionsValidationException>(() => Source(("Discovery:Provider", "dns"), ("Discovery:Dns:Port", "0")))
            .Message.ShouldStartWith("Discovery:Dns:Port: '0' is not ");

    [Fact]
    public void An_endpoint_of_Cloud_Map_that_the_environment_gives_is_meant_as_it_stands()
    {
        // No other test has a client that reads it.
        const string variable = "AWS_ENDPOINT_URL_SERVICEDISCOVERY";
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:5001");
        try
        {
            using var client = Program(("Discovery:Provider", "cloudmap")).GetRequiredService<IAmazonServiceDiscovery>();

            client.Config.ServiceURL.ShouldBe("http://127.0.0.1:5001/");
            client.Config.DisableHostPrefixInjection.ShouldBeTrue();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private static IEndpointSource Source(params (string Key, string Value)[] settings) =>
        Program(settings).GetRequiredService<IEndpointSource>();

    private static ServiceProvider Program(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        return new ServiceCollection().AddDiscovery(configuration).BuildServiceProvider();
    }
}
