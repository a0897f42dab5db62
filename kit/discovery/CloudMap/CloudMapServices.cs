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
        services.TryAddSingleton<IAmazonServiceDiscovery>(_ =>
        {
            var config = new AmazonServiceDiscoveryConfig
            {
                // The directory asks again by itself, later each time: the SDK's retries would come on top of calls that were too many.
                Timeout = CallTimeout, MaxErrorRetry = 0,
                // An endpoint that environment or profile give, such as an emulator's, is meant as it stands, without the data
                // plane's prefix. Asked of other settings, since these forget it once they were asked.
                DisableHostPrefixInjection = new AmazonServiceDiscoveryConfig().ServiceURL is not null,
            };
            return new AmazonServiceDiscoveryClient(config);
        });
        services.TryAddSingleton(settings);
        services.TryAddSingleton<IEndpointSource, CloudMapEndpoints>();
        if (settings.Registration is not null)
            services.AddHostedService<CloudMapRegistration>();
    }
}
