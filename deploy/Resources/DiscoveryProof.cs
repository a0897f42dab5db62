using Amazon.ECS;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Resources;

/// <summary>Proves that callers find what runs: that the instances which Cloud Map gives out are the running tasks of the
/// revision, no more and no fewer.</summary>
internal static class DiscoveryProof
{
    // What stops is taken out before it stops, what starts comes in when it is healthy; Cloud Map then needs some seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <exception cref="DeployException">They still differ when the time is up; the message says how.</exception>
    public static async Task DemandAsync(
        DeploySession session, Workload workload, string definition, CancellationToken cancellation)
    {
        if (workload.Service!.Discovery is not { } discovery) return;
        string? difference = null;
        var proven = await session.Waiting.UntilAsync(
            $"the instances of {discovery.Name} in Cloud Map",
            async () =>
            {
                var tasks = Tasks.OfServiceAsync(session, session.Application.NameOf(workload), DesiredStatus.RUNNING, cancellation);
                var found = DiscoveryServices.DiscoverAsync(session.Aws, session.Application, discovery, cancellation);
                await Task.WhenAll(tasks, found);
                var running = (await tasks).Where(task => task.LastStatus == "RUNNING" && task.TaskDefinitionArn == definition)
                    .Select(task => Arn.LastPart(task.TaskArn)).ToHashSet();
                var known = (await found).Select(instance => instance.InstanceId).ToHashSet();
                difference = running.SetEquals(known)
                    ? null
                    : $"Cloud Map gives out {known.Count} instances of {discovery.Name}, and {running.Count} tasks run of "
                        + $"{Arn.LastPart(definition)}; missing: {Names(running.Except(known))}; too many: {Names(known.Except(running))}";
                return difference is null ? $"{running.Count}" : null;
            },
            Limit, cancellation, orElse: () => Task.FromResult(""));
        if (proven.Length == 0) throw new DeployException(difference!);
        session.Progress.Line(workload.Name, $"found as {discovery.Name}.{session.Application.Namespace.Name}: {proven} instances, all of {Arn.LastPart(definition)}");
    }

    private static string Names(IEnumerable<string> ids) => string.Join(' ', ids.Order()) is { Length: > 0 } names ? names : "none";
}
