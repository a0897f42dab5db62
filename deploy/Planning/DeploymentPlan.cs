using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using EcsService = Amazon.ECS.Model.Service;

namespace Cafe.Deploy.Planning;

/// <summary>What a change does.</summary>
internal enum ChangeKind
{
    Create,
    Update,
    Delete,

    /// <summary>A job is run.</summary>
    Run,

    /// <summary>A rollout that somebody has begun, and that makes what is wanted, is waited for.</summary>
    Wait,
}

/// <summary>One thing that differs.</summary>
/// <param name="Resource">Such as <c>service</c> or <c>task definition</c>.</param>
/// <param name="Name">Its name at AWS.</param>
/// <param name="Kind">What is done about it.</param>
/// <param name="Differences">Of what is there and is changed.</param>
[method: JsonConstructor]
internal sealed record Change(string Resource, string Name, ChangeKind Kind, IReadOnlyList<Difference> Differences)
{
    public Change(string resource, string name, ChangeKind kind) : this(resource, name, kind, [])
    {
    }
}

/// <summary>What is to be done about one workload.</summary>
internal sealed record WorkloadPlan
{
    public required Workload Workload { get; init; }

    /// <summary>The task definition that is wanted.</summary>
    public required RegisterTaskDefinitionRequest Definition { get; init; }

    /// <summary>The ARN of the revision that is just that; <c>null</c> where one is to be registered.</summary>
    public required string? Registered { get; init; }

    /// <summary>The service as it is; <c>null</c> where there is none, and of a job.</summary>
    public EcsService? Current { get; init; }

    /// <summary>Its Cloud Map service as it is; <c>null</c> where there is none.</summary>
    public DiscoveryState? Discovery { get; init; }

    public required IReadOnlyList<Change> Changes { get; init; }

    public bool Has(string resource) => Changes.Any(change => change.Resource == resource);
}

/// <summary>All that an <c>apply</c> does.</summary>
internal sealed record DeploymentPlan
{
    public required Application Application { get; init; }

    public required Identity Identity { get; init; }

    /// <summary>The tag of the images.</summary>
    public required string Revision { get; init; }

    public required Observation Observed { get; init; }

    public required IReadOnlyList<WorkloadPlan> Workloads { get; init; }

    /// <summary>The application's services that are no longer in its files.</summary>
    public required IReadOnlyList<EcsService> Removals { get; init; }

    /// <summary>The application's Cloud Map services that no workload has any more.</summary>
    public required IReadOnlyList<DiscoveryState> ObsoleteDiscovery { get; init; }

    /// <summary>What isn't one workload's: the namespace, and what is removed.</summary>
    public required IReadOnlyList<Change> Others { get; init; }

    public IEnumerable<Change> Changes => Workloads.SelectMany(workload => workload.Changes).Concat(Others);

    public bool IsEmpty => !Changes.Any();

    /// <summary>Tells two states of AWS apart: what is wanted, what runs, and which rollout brought it.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder($"{Identity.Account} {Identity.Region} {Application.Name} {Observed.Namespace?.Id}\n");
        foreach (var (name, service) in Observed.Services.OrderBy(service => service.Key, StringComparer.Ordinal))
            text.Append($"{name} {service.ServiceArn} {service.TaskDefinition} {service.Deployments?.FirstOrDefault()?.Id}\n");
        foreach (var change in Changes)
        {
            text.Append($"{change.Kind} {change.Resource} {change.Name}\n");
            foreach (var difference in change.Differences) text.Append($"{difference}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
