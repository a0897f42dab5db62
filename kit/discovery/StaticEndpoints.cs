using Microsoft.Extensions.Configuration;

namespace Cafe.Discovery;

/// <summary>Endpoints that the configuration lists: <c>Discovery:Static:orders:0</c> = <c>http://127.0.0.1:5001</c>.</summary>
internal sealed class StaticEndpoints : IEndpointSource
{
    public const string Section = "Discovery:Static";

    private readonly Dictionary<string, IReadOnlyList<Uri>> _byService;

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key whose URL is none.</exception>
    public StaticEndpoints(IConfiguration configuration) => _byService = configuration.GetSection(Section).GetChildren()
        .ToDictionary(
            service => service.Key,
            IReadOnlyList<Uri> (service) => [.. service.GetChildren().Select(Read)],
            StringComparer.OrdinalIgnoreCase);

    public Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel) =>
        Task.FromResult(_byService.GetValueOrDefault(service, []));

    private static Uri Read(IConfigurationSection endpoint) =>
        Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/" }
            ? url
            : throw DiscoveryServices.Wrong(endpoint.Path, endpoint.Value, "a URL like http://127.0.0.1:5001");
}
