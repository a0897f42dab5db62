using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Amazon.ServiceDiscovery;
using Amazon.ServiceDiscovery.Model;

namespace Cafe.Discovery;

/// <summary>
/// Endpoints from AWS Cloud Map's data plane. Each look-up asks for the revision of the instances, which is cheap; the
/// instances are read when it has changed, and now and then besides, since a change of health doesn't change it. The
/// healthy ones are given; where none is, all.
/// </summary>
internal sealed class CloudMapEndpoints(IAmazonServiceDiscovery cloudMap, CloudMapSettings settings, TimeProvider time) : IEndpointSource
{
    // Of one answer, and of one service: Cloud Map allows no more.
    private const int MaxInstances = 1000;

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel)
    {
        try
        {
            if (_known.TryGetValue(service, out var known) && time.GetElapsedTime(known.ReadAt) < known.ReadAgainAfter
                && await RevisionAsync(service, cancel).ConfigureAwait(false) == known.Revision)
                return known.Endpoints;

            var read = await ReadAsync(service, cancel).ConfigureAwait(false);
            _known[service] = read;
            return read.Endpoints;
        }
        catch (ServiceNotFoundException)
        {
            _known.TryRemove(service, out _);
            return [];
        }
    }

    private async Task<long?> RevisionAsync(string service, CancellationToken cancel) =>
        (await cloudMap.DiscoverInstancesRevisionAsync(
            new() { NamespaceName = settings.Namespace, ServiceName = service }, cancel).ConfigureAwait(false)).InstancesRevision;

    private async Task<Known> ReadAsync(string service, CancellationToken cancel)
    {
        var at = time.GetTimestamp();
        var answer = await cloudMap.DiscoverInstancesAsync(
            new()
            {
                NamespaceName = settings.Namespace, ServiceName = service, MaxResults = MaxInstances,
                HealthStatus = HealthStatusFilter.HEALTHY_OR_ELSE_ALL,
            },
            cancel).ConfigureAwait(false);
        // Give or take a fifth, so that processes don't ask in step.
        var again = settings.HealthEvery * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return new([.. (answer.Instances ?? []).Select(EndpointOf).OfType<Uri>()], answer.InstancesRevision, at, again);
    }

    // What is registered without a usable address, as one that others start by name, isn't reached by HTTP; the others are.
    private Uri? EndpointOf(HttpInstanceSummary instance)
    {
        var attributes = instance.Attributes ?? [];
        var address = attributes.GetValueOrDefault("AWS_INSTANCE_IPV4") ?? attributes.GetValueOrDefault("AWS_INSTANCE_IPV6");
        if (!IPAddress.TryParse(address, out var parsed)) return null;
        var port = ushort.TryParse(attributes.GetValueOrDefault("AWS_INSTANCE_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : settings.Port;
        return new UriBuilder(Uri.UriSchemeHttp, parsed.ToString(), port).Uri;
    }

    // Read again after that time whatever the revision.
    private sealed record Known(IReadOnlyList<Uri> Endpoints, long? Revision, long ReadAt, TimeSpan ReadAgainAfter);
}
