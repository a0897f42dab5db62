using Amazon.Runtime;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;

namespace Cafe.Deploy.Verification;

/// <summary>Everything that can be found out before a deployment that would make it fail later.</summary>
/// <param name="revision">The tag of the images.</param>
internal sealed class Preflight(AwsClients aws, Application application, string revision)
{
    // Service quotas of ECS and Cloud Map that can't be raised, or are rarely: see "Amazon ECS endpoints and quotas".
    private const int TasksPerService = 5000;
    private const int InstancesPerDiscoveryService = 1000;
    private const int TargetsPerGroup = 1000;

    public async Task<IReadOnlyList<CheckGroup>> RunAsync(CancellationToken cancellation)
    {
        var common = CommonAsync(cancellation);
        var each = application.Workloads.Select(workload => WorkloadAsync(workload, cancellation)).ToList();
        return [await common, .. await Task.WhenAll(each)];
    }

    private async Task<CheckGroup> CommonAsync(CancellationToken cancellation) => new(
        application.Name,
        [
            await TryAsync("cluster", () => ClusterAsync(cancellation)),
            await TryAsync("namespace", () => NamespaceAsync(cancellation)),
            DiscoveryNames(),
        ]);

    private async Task<CheckGroup> WorkloadAsync(Workload workload, CancellationToken cancellation)
    {
        var roles = new RoleChecks(aws, application, workload);
        List<Task<Check>> checks =
        [
            TryAsync("image", () => new ImageCheck(aws).RunAsync(workload, revision, cancellation)),
            TryAsync("execution role", () => roles.ExecutionAsync(cancellation)),
            TryAsync("log group", () => LogGroupAsync(workload, cancellation)),
        ];
        if (workload.TaskRole is not null) checks.Add(TryAsync("task role", () => roles.TaskAsync(cancellation)));
        if (RoleChecks.IsDiscovering(workload)) checks.Add(TryAsync("discovery", () => roles.DiscoveryAsync(cancellation)));
        if (workload.Secrets.Values.Any(value => !SecretReference.Of(value).IsParameter))
            checks.Add(TryAsync("secrets", () => new SecretCheck(aws).RunAsync(workload, cancellation)));
        if (SecretCheck.Parameters(workload) is { } parameters) checks.Add(Task.FromResult(parameters));
        if (workload.Service?.LoadBalancer is { } balancer)
            checks.Add(TryAsync("target group", () => TargetGroupAsync(balancer, cancellation)));
        return new(workload.Name, [Check.Ok("size", $"{workload.Size.Cpu} cpu, {workload.Size.Memory} MiB"), Quota(workload), .. await Task.WhenAll(checks)]);
    }

    private async Task<Check> ClusterAsync(CancellationToken cancellation)
    {
        const string what = "cluster";
        var answer = await aws.Ecs.DescribeClustersAsync(new() { Clusters = [application.Cluster] }, cancellation);
        return answer.Clusters?.FirstOrDefault() switch
        {
            null => Check.Ng(what, $"there is no cluster {application.Cluster}: cafe deploy stack makes it"),
            { Status: not "ACTIVE" } other => Check.Ng(what, $"{application.Cluster} is {other.Status}"),
            _ => Check.Ok(what, application.Cluster),
        };
    }

    private async Task<Check> NamespaceAsync(CancellationToken cancellation)
    {
        const string what = "namespace";
        return await new Observer(aws, application).NamespaceAsync(cancellation) is { } found
            ? Check.Ok(what, $"{found.Name} ({found.Id})")
            : Check.Ok(what, $"{application.Namespace.Name} will be made in {application.Namespace.Vpc}");
    }

    private Check DiscoveryNames()
    {
        const string what = "discovery names";
        var names = application.Services.Select(workload => workload.Service!.Discovery?.Name).OfType<string>().ToList();
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Check.Ng(what, $"{twice.Key} is the name of {twice.Count()} services");
        // Labels of RFC 1123.
        return names.FirstOrDefault(name => Uri.CheckHostName($"{name}.{application.Namespace.Name}") != UriHostNameType.Dns
                || name.Length > 63 || name.Contains('.')) is { } bad
            ? Check.Ng(what, $"'{bad}' isn't a DNS label: letters, digits and -, at most 63")
            : Check.Ok(what, names.Count == 0 ? "none" : string.Join(", ", names.Select(name => $"{name}.{application.Namespace.Name}")));
    }

    private async Task<Check> LogGroupAsync(Workload workload, CancellationToken cancellation)
    {
        const string what = "log group";
        var groups = await aws.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = workload.LogGroup }, cancellation);
        return groups.LogGroups?.FirstOrDefault(group => group.LogGroupName == workload.LogGroup) switch
        {
            null => Check.Ng(what, $"there is no {workload.LogGroup}: no task would start"),
            { RetentionInDays: null } => Check.Ok(what, $"{workload.LogGroup}, kept for ever"),
            { RetentionInDays: var days } => Check.Ok(what, $"{workload.LogGroup}, kept {days} days"),
        };
    }

    private async Task<Check> TargetGroupAsync(LoadBalancerSettings balancer, CancellationToken cancellation)
    {
        const string what = "target group";
        var answer = await aws.LoadBalancing.DescribeTargetGroupsAsync(new() { TargetGroupArns = [balancer.TargetGroup] }, cancellation);
        if (answer.TargetGroups?.FirstOrDefault() is not { } group) return Check.Ng(what, $"there is no {balancer.TargetGroup}");
        if (group.TargetType?.Value != "ip") return Check.Ng(what, $"{group.TargetGroupName} takes {group.TargetType?.Value}; tasks on Fargate need ip");
        if (group.VpcId != application.Namespace.Vpc) return Check.Ng(what, $"{group.TargetGroupName} is in {group.VpcId}, the tasks in {application.Namespace.Vpc}");
        if (group.HealthCheckPort is { } port and not "traffic-port" && port != $"{balancer.Port}")
            return Check.Ng(what, $"{group.TargetGroupName} checks port {port}, and the container listens on {balancer.Port}");
        return group.LoadBalancerArns is { Count: > 0 }
            ? Check.Ok(what, $"{group.TargetGroupName} → {balancer.Port}, checked at {group.HealthCheckPath}")
            : Check.Ng(what, $"no listener sends anything to {group.TargetGroupName}: ECS wouldn't create the service");
    }

    private static Check Quota(Workload workload)
    {
        const string what = "quotas";
        if (workload.Service is not { } service) return Check.Ok(what, "one task");
        // A rollout runs old and new side by side.
        var most = (service.Scaling?.Max ?? service.Desired) * service.Rollout.Maximum / 100;
        var quota = service switch
        {
            { LoadBalancer: not null } => TargetsPerGroup,
            { Discovery: not null } => InstancesPerDiscoveryService,
            _ => TasksPerService,
        };
        return most > quota ? Check.Ng(what, $"a rollout would have {most} tasks, {quota} are allowed") : Check.Ok(what, $"at most {most} tasks");
    }

    // What one isn't allowed to ask is no finding about what is there.
    private static async Task<Check> TryAsync(string what, Func<Task<Check>> check)
    {
        try
        {
            return await check();
        }
        catch (AmazonServiceException e) when (Errors.IsRefusal(e))
        {
            return Check.Skip(what, $"you may not ask: {e.Message}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return Check.Skip(what, $"can't be reached from here: {e.Message}");
        }
        catch (AmazonServiceException e)
        {
            return Check.Ng(what, $"{e.ErrorCode}: {e.Message}");
        }
    }
}
