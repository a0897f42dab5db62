using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Further addresses of this machine, from which a container can be reached. By itself a container sees every client of this
/// machine as one, the bridge. It needs root, and goes with the containers' network.
/// </summary>
internal static class BridgeAddress
{
    /// <summary>Makes the address that stands for another one, always the same.</summary>
    /// <param name="container">Whom it is to reach.</param>
    /// <param name="from">Any address.</param>
    public static IPAddress For(IPAddress container, IPAddress from)
    {
        var (bridge, own) = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(device => device.GetIPProperties().UnicastAddresses, (device, address) => (device, address))
            .First(pair => pair.address.Address.AddressFamily == AddressFamily.InterNetwork && pair.address.PrefixLength < 32
                && Number(pair.address.Address) >> (32 - pair.address.PrefixLength) == Number(container) >> (32 - pair.address.PrefixLength));
        // Containers get theirs from below: this is in the upper half.
        var half = 1u << (31 - own.PrefixLength);
        var network = Number(own.Address) & ~((half << 1) - 1);
        var address = Address(network + half + (Number(from) % (half - 1)));
        using var ip = Process.Start("ip", ["address", "replace", $"{address}/32", "dev", bridge.Name]);
        ip.WaitForExit();
        return address;
    }

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress Address(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
