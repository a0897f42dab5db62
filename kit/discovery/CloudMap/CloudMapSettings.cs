using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Cafe.Discovery;

/// <summary>What <c>Discovery:CloudMap</c> and <c>Discovery:Register</c> say.</summary>
/// <param name="Namespace">The Cloud Map namespace.</param>
/// <param name="Port">Of instances that are registered without one, as ECS does for A records.</param>
/// <param name="HealthEvery">How often the instances are read anew though their revision hasn't changed: their health may
/// have.</param>
/// <param name="Registration">How this process is registered; <c>null</c> where others do that, as ECS does.</param>
internal sealed record CloudMapSettings(string Namespace, int Port, TimeSpan HealthEvery, CloudMapSelf? Registration)
{
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key that is wrong.</exception>
    public static CloudMapSettings Read(IConfiguration configuration) => new(
        configuration["Discovery:CloudMap:Namespace"] is { Length: > 0 } name ? name : "cafe.local",
        DiscoveryServices.Port(configuration, "Discovery:CloudMap:Port"),
        HealthOf(configuration, "Discovery:CloudMap:HealthEvery"),
        configuration["Discovery:Register:Service"] is { Length: > 0 } service ? SelfOf(configuration, service) : null);

    private static CloudMapSelf SelfOf(IConfiguration configuration, string service)
    {
        const string addressKey = "Discovery:Register:Address";
        var address = configuration[addressKey];
        if (!IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetwork)
            throw DiscoveryServices.Wrong(addressKey, address, "the IPv4 address that others reach this process at");
        var port = DiscoveryServices.Port(configuration, "Discovery:Register:Port");
        // The same after a restart: what a crash has left is taken over.
        var id = configuration["Discovery:Register:Id"] is { Length: > 0 } given ? given : $"{Environment.MachineName}-{port}";
        return new(service, parsed.ToString(), port, id);
    }

    private static TimeSpan HealthOf(IConfiguration configuration, string key)
    {
        var every = configuration[key] ?? "00:00:15";
        return TimeSpan.TryParse(every, System.Globalization.CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromSeconds(1)
            ? time
            : throw DiscoveryServices.Wrong(key, every, "a time of at least a second, like 00:00:15");
    }
}

/// <summary>This process as an instance.</summary>
/// <param name="Service">The Cloud Map service.</param>
/// <param name="Address">The IPv4 address that others reach it at.</param>
/// <param name="Port">The port there.</param>
/// <param name="Id">The instance's id.</param>
internal sealed record CloudMapSelf(string Service, string Address, int Port, string Id);
