using Amazon.ServiceDiscovery;
using Amazon.ServiceDiscovery.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;

namespace Cafe.Deploy.Resources;

/// <summary>The Cloud Map namespace and its services. Those that are there without the application's tag are used as they
/// are and never deleted.</summary>
internal sealed class DiscoveryServices(DeploySession session)
{
    // What an operation of Cloud Map is about.
    private const string Namespace = "NAMESPACE";
    private const string Service = "SERVICE";
    private const string Instance = "INSTANCE";

    // Cloud Map gives out, and keeps, no more of one service.
    private const int MaxInstances = 1000;

    private static readonly TimeSpan OperationLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(5);

    /// <summary>What has to be done for the workload's name.</summary>
    /// <exception cref="DeployException">What is there can't be made what is wanted.</exception>
    public static IEnumerable<Change> Changes(Application application, Workload workload, DiscoveryState? there)
    {
        if (workload.Service!.Discovery is not { } wanted) yield break;
        if (there is null)
        {
            yield return new(Planner.Discovery, wanted.Name, ChangeKind.Create);
            yield break;
        }

        if (there.Owner is { } owner && owner != application.Name)
            throw new DeployException($"Cloud Map service {wanted.Name}.{application.Namespace.Name} belongs to the application {owner}");
        var records = there.Service.DnsConfig?.DnsRecords ?? [];
        if (records is not [var record] || record.Type != wanted.Type)
        {
            var what = records.Count == 0 ? "no DNS record" : string.Join(", ", records.Select(each => each.Type));
            throw new DeployException(
                $"Cloud Map service {wanted.Name}.{application.Namespace.Name} has {what}, and {wanted.Type} is wanted, which Cloud Map "
                + "can't change. Give the service another discovery name, or take it out, apply, and put it back");
        }

        if (there.Owner is not null && record.TTL != (long)wanted.Ttl.TotalSeconds)
            yield return new(Planner.Discovery, wanted.Name, ChangeKind.Update, [new("ttl", $"{record.TTL}", $"{wanted.Ttl.TotalSeconds}")]);
    }

    /// <summary>The application's Cloud Map services that no workload has any more.</summary>
    public static IEnumerable<DiscoveryState> Obsolete(Application application, Observation observed)
    {
        var wanted = application.Services.Select(workload => workload.Service!.Discovery?.Name).ToHashSet();
        return observed.Discovery.Values.Where(state =>
            state.Owner == application.Name && !wanted.Contains(state.Service.Name) && state.Service.Name != DeployLock.ServiceName);
    }

    /// <summary>What callers of the name are given, healthy or not.</summary>
    public static async Task<List<HttpInstanceSummary>> DiscoverAsync(
        AwsClients aws, Application application, DiscoverySettings discovery, CancellationToken cancellation)
    {
        var found = await aws.CloudMap.DiscoverInstancesAsync(
            new()
            {
                NamespaceName = application.Namespace.Name, ServiceName = discovery.Name, HealthStatus = HealthStatusFilter.ALL,
                MaxResults = MaxInstances,
            },
            cancellation);
        return found.Instances ?? [];
    }

    /// <summary>Makes the namespace, or takes the one that is there.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> EnsureNamespaceAsync(CancellationToken cancellation)
    {
        var application = session.Application;
        if (await new Observer(session.Aws, application).NamespaceAsync(cancellation) is { } there) return there.Id;
        var name = application.Namespace.Name;
        try
        {
            session.Progress.Line(name, "creating the Cloud Map namespace");
            var created = await session.Aws.CloudMap.CreatePrivateDnsNamespaceAsync(
                new() { Name = name, Vpc = application.Namespace.Vpc, Tags = Tags() }, cancellation);
            return await FinishAsync(created.OperationId, Namespace, cancellation);
        }
        catch (Exception e) when (e is NamespaceAlreadyExistsException or DuplicateRequestException)
        {
            // Somebody was quicker, is making it, or it isn't listed yet.
            return (await session.Waiting.UntilAsync(
                $"Cloud Map namespace {name} to be listed",
                () => new Observer(session.Aws, application).NamespaceAsync(cancellation), OperationLimit, cancellation)).Id;
        }
    }

    /// <summary>Makes the workload's Cloud Map service what is wanted.</summary>
    /// <returns>Its ARN; <c>null</c> for a workload that has none.</returns>
    public async Task<string?> EnsureAsync(WorkloadPlan plan, string namespaceId, CancellationToken cancellation)
    {
        if (plan.Workload.Service!.Discovery is not { } wanted) return null;
        DnsRecord record = new() { Type = wanted.Type, TTL = (long)wanted.Ttl.TotalSeconds };
        if (plan.Discovery is { Service: var there })
        {
            if (plan.Has(Planner.Discovery))
            {
                session.Progress.Line(plan.Workload.Name, $"changing the time to live of {wanted.Name}");
                var updated = await session.Aws.CloudMap.UpdateServiceAsync(
                    new() { Id = there.Id, Service = new() { DnsConfig = new() { DnsRecords = [record] } } }, cancellation);
                await FinishAsync(updated.OperationId, Service, cancellation);
            }

            return there.Arn;
        }

        session.Progress.Line(plan.Workload.Name, $"creating Cloud Map service {wanted.Name}");
        try
        {
            var created = await session.Aws.CloudMap.CreateServiceAsync(
                new()
                {
                    Name = wanted.Name,
                    NamespaceId = namespaceId,
                    DnsConfig = new() { RoutingPolicy = RoutingPolicy.MULTIVALUE, DnsRecords = [record] },
                    // ECS reports its tasks' health.
                    HealthCheckCustomConfig = new(),
                    Tags = Tags(plan.Workload.Name),
                },
                cancellation);
            return created.Service.Arn;
        }
        catch (ServiceAlreadyExistsException e)
        {
            // By an attempt of this tool whose answer was lost: plans are made under the lock.
            return (await session.Aws.CloudMap.GetServiceAsync(new() { Id = e.ServiceId }, cancellation)).Service.Arn;
        }
    }

    /// <summary>Takes out what is still registered, and deletes the service.</summary>
    public async Task DeleteAsync(ServiceSummary service, CancellationToken cancellation)
    {
        session.Progress.Line(service.Name, "deleting the Cloud Map service");
        await session.Waiting.UntilAsync(
            $"Cloud Map service {service.Name} to be free",
            async () =>
            {
                try
                {
                    // ECS takes its own tasks out as they stop; what is left over, or comes late, is taken out here.
                    foreach (var instance in await InstancesAsync(service.Id, cancellation))
                        await TakeOutAsync(service.Id, instance.Id, cancellation);
                    await session.Aws.CloudMap.DeleteServiceAsync(new() { Id = service.Id }, cancellation);
                    return service;
                }
                catch (ServiceNotFoundException)
                {
                    return service;
                }
                catch (ResourceInUseException)
                {
                    return null;
                }
            },
            DrainLimit, cancellation);
    }

    /// <summary>Deletes the namespace if it is the application's own and nothing is in it.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> DeleteNamespaceAsync(NamespaceSummary there, CancellationToken cancellation)
    {
        if (await new Observer(session.Aws, session.Application).OwnerAsync(there.Arn, cancellation) != session.Application.Name) return false;
        try
        {
            var deleting = await session.Aws.CloudMap.DeleteNamespaceAsync(new() { Id = there.Id }, cancellation);
            await FinishAsync(deleting.OperationId, Namespace, cancellation);
            return true;
        }
        catch (ResourceInUseException)
        {
            return false; // Somebody else's services are in it.
        }
    }

    private async Task TakeOutAsync(string serviceId, string instanceId, CancellationToken cancellation)
    {
        try
        {
            var leaving = await session.Aws.CloudMap.DeregisterInstanceAsync(new() { ServiceId = serviceId, InstanceId = instanceId }, cancellation);
            await FinishAsync(leaving.OperationId, Instance, cancellation);
        }
        catch (Exception e) when (e is InstanceNotFoundException or DuplicateRequestException)
        {
            // It has left by itself, or is leaving.
        }
    }

    private async Task<List<InstanceSummary>> InstancesAsync(string serviceId, CancellationToken cancellation) =>
        await Pages.AllAsync(
            next => session.Aws.CloudMap.ListInstancesAsync(new() { ServiceId = serviceId, NextToken = next }, cancellation),
            page => page.Instances, page => page.NextToken);

    private async Task<string> FinishAsync(string operationId, string target, CancellationToken cancellation)
    {
        var operation = await session.Waiting.UntilAsync(
            $"Cloud Map operation {operationId}",
            async () =>
            {
                var answer = await session.Aws.CloudMap.GetOperationAsync(new() { OperationId = operationId }, cancellation);
                return answer.Operation.Status == OperationStatus.SUCCESS || answer.Operation.Status == OperationStatus.FAIL
                    ? answer.Operation
                    : null;
            },
            OperationLimit, cancellation);
        return operation.Status == OperationStatus.SUCCESS
            ? operation.Targets?.GetValueOrDefault(target) ?? ""
            : throw new DeployException($"Cloud Map: {operation.ErrorCode}: {operation.ErrorMessage}");
    }

    private List<Tag> Tags(string? workload = null) =>
        [.. Ownership.Tags(session.Application.Name, workload).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
