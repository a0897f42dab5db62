using System.CommandLine;
using Amazon.ServiceDiscovery;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy status</c>: what runs, and whether it is found.</summary>
internal static class StatusVerb
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <param name="TaskDefinition">Family and revision; <c>null</c> where the service isn't there.</param>
    /// <param name="Discovered">The instances that Cloud Map knows, and how many of them are healthy; <c>null</c> for a
    /// service that isn't found by name.</param>
    private sealed record ServiceStatus(
        string Name, string? TaskDefinition, string? Image, string? Rollout, int Desired, int Running, int Pending, int Failed,
        Instances? Discovered, string? LastEvent);

    private sealed record Instances(int Known, int Healthy);

    public static Command Create(Host host, CommonOptions common)
    {
        var watch = new Option<bool>("--watch") { Description = "Again every 5 seconds, until interrupted." };
        var command = new Command("status", "Shows revision, rollout, tasks and discovered instances of each service.") { watch };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(run, parsed.GetValue(watch), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, bool watch, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        while (true)
        {
            var services = await ReadAsync(run, application, cancellation);
            run.Print(services, output => Print(output, services));
            if (!watch) return ExitCodes.Done;
            await Task.Delay(Interval, run.Host.Clock, cancellation);
        }
    }

    private static async Task<IReadOnlyList<ServiceStatus>> ReadAsync(Run run, Application application, CancellationToken cancellation)
    {
        var observed = await new Observer(run.Aws, application).ReadAsync(cancellation);
        return await Task.WhenAll(application.Services.Select(async workload =>
        {
            var discovered = await DiscoveredAsync(run, application, workload, observed, cancellation);
            if (observed.Services.GetValueOrDefault(application.NameOf(workload)) is not { } service)
                return new ServiceStatus(workload.Name, null, null, null, 0, 0, 0, 0, discovered, null);
            var rollout = ServiceRequests.Primary(service);
            return new ServiceStatus(
                workload.Name, Arn.LastPart(service.TaskDefinition),
                observed.Running[service.TaskDefinition].ContainerDefinitions.FirstOrDefault()?.Image,
                rollout?.RolloutState?.Value, service.DesiredCount ?? 0, service.RunningCount ?? 0, service.PendingCount ?? 0,
                rollout?.FailedTasks ?? 0, discovered, service.Events?.MaxBy(e => e.CreatedAt)?.Message);
        }));
    }

    private static async Task<Instances?> DiscoveredAsync(
        Run run, Application application, Workload workload, Observation observed, CancellationToken cancellation)
    {
        if (workload.Service!.Discovery is not { } discovery || !observed.Discovery.ContainsKey(discovery.Name)) return null;
        var instances = await DiscoveryServices.DiscoverAsync(run.Aws, application, discovery, cancellation);
        return new(instances.Count, instances.Count(instance => instance.HealthStatus == HealthStatus.HEALTHY));
    }

    private static void Print(TextWriter output, IReadOnlyList<ServiceStatus> services)
    {
        output.WriteLine($"{"SERVICE",-20} {"REVISION",-28} {"ROLLOUT",-12} {"TASKS",-18} FOUND");
        foreach (var service in services)
        {
            if (service.TaskDefinition is null)
            {
                output.WriteLine($"{service.Name,-20} isn't deployed");
                continue;
            }

            var tasks = $"{service.Running}/{service.Desired}"
                + (service.Pending > 0 ? $", {service.Pending} starting" : "") + (service.Failed > 0 ? $", {service.Failed} failed" : "");
            var found = service.Discovered is { } instances ? $"{instances.Known}, {instances.Healthy} healthy" : "";
            output.WriteLine($"{service.Name,-20} {service.TaskDefinition,-28} {service.Rollout?.ToLowerInvariant(),-12} {tasks,-18} {found}".TrimEnd());
        }
    }
}
