using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cafe.Discovery;

/// <summary>Adds discovery to a program, and to its HTTP clients.</summary>
public static class DiscoveryServices
{
    private const string ProviderKey = "Discovery:Provider";

    /// <summary>How long it may take to connect to an instance: less than the second that a caller may give to one try, so that
    /// a machine which is gone is known as such before the caller gives up.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(0.9);

    /// <summary>Adds <see cref="ServiceDirectory"/> with the source that <c>Discovery:Provider</c> names: <c>static</c>
    /// (where absent), <c>dns</c> or <c>cloudmap</c>, and registers this process in Cloud Map where <c>Discovery:Register</c>
    /// says so.</summary>
    /// <param name="services">The program's.</param>
    /// <param name="configuration">Where the keys below <c>Discovery</c> are.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Names the key that is wrong, and what it should be.</exception>
    public static IServiceCollection AddDiscovery(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration[ProviderKey] ?? "static";
        services.TryAddSingleton(TimeProvider.System);
        switch (provider)
        {
            case "static":
                services.TryAddSingleton<IEndpointSource>(new StaticEndpoints(configuration));
                break;
            case "dns":
                services.TryAddSingleton<IEndpointSource>(new DnsEndpoints(configuration));
                break;
            case "cloudmap":
                services.AddCloudMap(CloudMapSettings.Read(configuration));
                break;
            default:
                throw Wrong(ProviderKey, provider, "static, dns or cloudmap");
        }

        services.TryAddSingleton<ServiceDirectory>();
        services.TryAddTransient<DiscoveryHandler>();
        return services;
    }

    /// <summary>Lets the client say <c>http://orders</c>. Call it after all other handlers were added, so that one which
    /// retries gets another instance each time.</summary>
    /// <param name="client">The client.</param>
    /// <returns><paramref name="client"/>.</returns>
    public static IHttpClientBuilder AddDiscovery(this IHttpClientBuilder client) => client
        .AddHttpMessageHandler<DiscoveryHandler>()
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.ConnectTimeout = ConnectTimeout;
            handler.UseProxy = false;
            handler.AllowAutoRedirect = false;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // Names are looked up above the connections, not by them.

    /// <summary>A port; 8080 where nothing is said.</summary>
    internal static int Port(IConfiguration configuration, string key)
    {
        var port = configuration[key] ?? "8080";
        return ushort.TryParse(port, out var number) && number > 0 ? number : throw Wrong(key, port, "a port, 1 to 65535");
    }

    internal static OptionsValidationException Wrong(string key, string? value, string expected) =>
        new(key, typeof(IEndpointSource), [$"{key}: '{value}' is not {expected}."]);
}
