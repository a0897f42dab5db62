using System.Diagnostics;
using System.Net;
using System.Text;
using Cafe.Discovery;
using Yarp.ReverseProxy.Forwarder;

namespace Cafe.Extraction;

/// <summary>The connections to all backends.</summary>
internal sealed class BackendClient(ServiceDirectory directory) : IDisposable
{
    public HttpMessageInvoker Client { get; } = new(new DiscoveryHandler(directory)
    {
        InnerHandler = new SocketsHttpHandler
        {
            ConnectTimeout = DiscoveryServices.ConnectTimeout,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            // As Kestrel reads them: what isn't ASCII is for the backend to judge.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        },
    });

    public void Dispose() => Client.Dispose();
}
