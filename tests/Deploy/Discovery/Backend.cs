using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>A small HTTP server on one or several loopback addresses: instances of a service.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly int[] _answered;

    private Backend(IReadOnlyList<IPAddress> addresses)
    {
        _answered = new int[addresses.Count];
        var places = addresses.Index().ToDictionary(each => each.Item, each => each.Index);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in addresses) kestrel.Listen(address, 0);
        });
        _server = builder.Build();
        _server.Run(http =>
        {
            Interlocked.Increment(ref _answered[places[http.Connection.LocalIpAddress!]]);
            return http.Response.WriteAsync("ok");
        });
    }

    /// <summary>Where it listens, in the order of its addresses.</summary>
    public IReadOnlyList<Uri> Urls => [.. _server.Urls.Select(url => new Uri(url))];

    /// <summary>How many requests each address has answered.</summary>
    public IReadOnlyList<int> Answered => _answered;

    public static async Task<Backend> StartAsync(params IReadOnlyList<IPAddress> addresses)
    {
        var backend = new Backend(addresses);
        await backend._server.StartAsync();
        return backend;
    }

    /// <summary>Finishes what it has begun to answer.</summary>
    public Task StopAsync() => _server.StopAsync();

    /// <summary>Breaks all connections.</summary>
    public Task CrashAsync() => _server.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
