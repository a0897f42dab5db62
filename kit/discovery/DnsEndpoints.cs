using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Cafe.Discovery;

/// <summary>
/// Endpoints from the A and AAAA records of <c>orders.cafe.local</c>: one instance each, all on one port.
/// The resolver is asked each time, so what it caches, by the records' time to live, is all that is cached.
/// </summary>
internal sealed class DnsEndpoints : IEndpointSource
{
    private readonly string _suffix;
    private readonly int _port;

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key that is wrong.</exception>
    public DnsEndpoints(IConfiguration configuration)
    {
        _suffix = configuration["Discovery:Dns:Suffix"] switch { null => ".cafe.local", "" => "", var suffix => $".{suffix}" };
        _port = DiscoveryServices.Port(configuration, "Discovery:Dns:Port");
    }

    public async Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(service + _suffix, cancel).ConfigureAwait(false);
            return [.. addresses.Select(address => new UriBuilder(Uri.UriSchemeHttp, address.ToString(), _port).Uri)];
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }
}
