using System.Net.Http.Headers;
using Cafe.Discovery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cafe.ServiceDefaults;

/// <summary>Calls from one service to another.</summary>
public static class ServiceClients
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds the HTTP client <paramref name="name"/> of the factory: relative addresses are those of the service of that
    /// name, wherever discovery finds it, and each request carries a token of the role <see cref="Policies.Service"/>.
    /// </summary>
    public static IHttpClientBuilder AddServiceClient(this WebApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDiscovery(builder.Configuration);
        builder.Services.TryAddSingleton<ServiceTokens>();
        builder.Services.TryAddTransient<ServiceTokenHandler>();
        return builder.Services
            .AddHttpClient(name, client => (client.BaseAddress, client.Timeout) = (new($"http://{name}"), Timeout))
            .AddHttpMessageHandler<ServiceTokenHandler>()
            .AddDiscovery();
    }
}

/// <summary>The token by which this service is known to others: short-lived, made anew in time.</summary>
internal sealed class ServiceTokens(StaffTokens tokens, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private Token? _current;

    private sealed record Token(string Text, DateTimeOffset ExpiresAt);

    public string Current
    {
        get
        {
            var now = time.GetUtcNow();
            if (_current is { } token && token.ExpiresAt - Margin > now)
                return token.Text;
            // Two at once make two good tokens.
            _current = new(tokens.Mint(now + Lifetime, Policies.Service), now + Lifetime);
            return _current.Text;
        }
    }
}

internal sealed class ServiceTokenHandler(ServiceTokens tokens) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", tokens.Current);
        return base.SendAsync(request, cancellationToken);
    }
}
