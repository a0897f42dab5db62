using Amazon.ServiceDiscovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cafe.Discovery;

internal static class CloudMapServices
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Credentials, region and endpoint are found as the SDK finds them; a client that is registered before wins.</summary>
    public static void AddCloudMap(this IServiceCollection services, CloudMapSettings settings)
    {
        // Once more at most: the directory asks again by itself, and goes on with what it knows.
        services.TryAddSingleton<IAmazonServiceDiscovery>(_ => new AmazonServiceDiscoveryClient(
            new AmazonServiceDiscoveryConfig { Timeout = CallTimeout, MaxErrorRetry = 1 }));
        services.TryAddSingleton(settings);
        services.TryAddSingleton<IEndpointSource, CloudMapEndpoints>();
        if (settings.Registration is not null)
            services.AddHostedService<CloudMapRegistration>();
    }
}
