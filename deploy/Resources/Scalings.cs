using System.Globalization;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;

namespace Cafe.Deploy.Resources;

/// <summary>A service's scaling by load: one scalable target, and a policy for each measure that is kept to.</summary>
internal static class Scalings
{
    private static readonly ScalableDimension Dimension = ScalableDimension.EcsServiceDesiredCount;
    private static readonly (string Name, MetricType Metric)[] Measures =
    [
        ("cpu", MetricType.ECSServiceAverageCPUUtilization), ("memory", MetricType.ECSServiceAverageMemoryUtilization),
    ];

    public static IEnumerable<Change> Changes(Application application, Workload workload, Observation observed)
    {
        var name = application.NameOf(workload);
        var before = There(Observation.ResourceId(application.Cluster, name), observed);
        var after = Wanted(workload.Service!.Scaling);
        if (Difference.Between(before, after) is not { Count: > 0 } differences) yield break;
        yield return (before.Count, after.Count) switch
        {
            (0, _) => new(Planner.Scaling, name, ChangeKind.Create),
            (_, 0) => new(Planner.Scaling, name, ChangeKind.Delete),
            _ => new(Planner.Scaling, name, ChangeKind.Update, differences),
        };
    }

    /// <summary>Makes the workload's scaling what is wanted.</summary>
    public static async Task ApplyAsync(DeploySession session, Workload workload, Observation observed, CancellationToken cancellation)
    {
        var name = session.Application.NameOf(workload);
        var resource = Observation.ResourceId(session.Application.Cluster, name);
        if (workload.Service!.Scaling is not { } wanted)
        {
            await DeleteAsync(session, resource, cancellation);
            return;
        }

        session.Progress.Line(workload.Name, $"scales between {wanted.Min} and {wanted.Max} tasks");
        await session.Aws.Scaling.RegisterScalableTargetAsync(
            new()
            {
                ServiceNamespace = ServiceNamespace.Ecs, ResourceId = resource, ScalableDimension = Dimension,
                MinCapacity = wanted.Min, MaxCapacity = wanted.Max,
            },
            cancellation);
        foreach (var (measure, metric) in Measures)
        {
            var policy = PolicyName(name, measure);
            if (Target(wanted, measure) is { } percent)
            {
                await session.Aws.Scaling.PutScalingPolicyAsync(
                    new()
                    {
                        ServiceNamespace = ServiceNamespace.Ecs, ResourceId = resource, ScalableDimension = Dimension,
                        PolicyName = policy, PolicyType = PolicyType.TargetTrackingScaling,
                        TargetTrackingScalingPolicyConfiguration = new()
                        {
                            TargetValue = percent,
                            PredefinedMetricSpecification = new() { PredefinedMetricType = metric },
                        },
                    },
                    cancellation);
            }
            else if (observed.ScalingPolicies.Any(there => there.ResourceId == resource && there.PolicyName == policy))
            {
                await session.Aws.Scaling.DeleteScalingPolicyAsync(
                    new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = resource, ScalableDimension = Dimension, PolicyName = policy },
                    cancellation);
            }
        }
    }

    /// <summary>Removes the scalable target, with its policies.</summary>
    public static async Task DeleteAsync(DeploySession session, string resource, CancellationToken cancellation)
    {
        try
        {
            await session.Aws.Scaling.DeregisterScalableTargetAsync(
                new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = resource, ScalableDimension = Dimension }, cancellation);
        }
        catch (ObjectNotFoundException)
        {
            // It is gone.
        }
    }

    private static Dictionary<string, string> Wanted(ScalingSettings? scaling)
    {
        var flat = new Dictionary<string, string>();
        if (scaling is null) return flat;
        flat["min"] = $"{scaling.Min}";
        flat["max"] = $"{scaling.Max}";
        foreach (var (measure, _) in Measures)
            if (Target(scaling, measure) is { } percent) flat[measure] = $"{percent}";
        return flat;
    }

    private static Dictionary<string, string> There(string resource, Observation observed)
    {
        var flat = new Dictionary<string, string>();
        if (observed.ScalableTargets.GetValueOrDefault(resource) is not { } target) return flat;
        flat["min"] = $"{target.MinCapacity}";
        flat["max"] = $"{target.MaxCapacity}";
        foreach (var policy in observed.ScalingPolicies.Where(policy => policy.ResourceId == resource))
        {
            var configuration = policy.TargetTrackingScalingPolicyConfiguration;
            var metric = configuration?.PredefinedMetricSpecification?.PredefinedMetricType;
            if (Measures.FirstOrDefault(measure => measure.Metric == metric).Name is { } name)
                flat[name] = Convert.ToString(configuration!.TargetValue, CultureInfo.InvariantCulture)!;
        }

        return flat;
    }

    private static int? Target(ScalingSettings scaling, string measure) => measure == "cpu" ? scaling.Cpu : scaling.Memory;

    private static string PolicyName(string service, string measure) => $"{service}-{measure}";
}
