using System.Net;
using System.Net.Sockets;

namespace Cafe.Gateway;

/// <summary>What limits are counted by.</summary>
public static class ClientNetwork
{
    /// <summary>The address; of IPv6 its first 64 bits, since one household has all the rest.</summary>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
