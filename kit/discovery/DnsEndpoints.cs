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
        const string portKey = "Discovery:Dns:Port";
        _suffix = configuration["Discovery:Dns:Suffix"] switch { null => ".cafe.local", "" => "", var suffix => $".{suffix}" };
        var port = configuration[portKey] ?? "8080";
        if (!ushort.TryParse(port, out var number) || number == 0)
            throw DiscoveryServices.Wrong(portKey, port, "a port, 1 to 65535");
        _port = number;
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
