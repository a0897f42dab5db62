using System.Text.Json;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Output;
using Cafe.Deploy.Planning;

namespace Cafe.Deploy.Resources;

/// <summary>Schedules of EventBridge Scheduler that run a job's task. A schedule can't have tags: its description says
/// whose it is.</summary>
internal static class Schedules
{
    // A task that can't be started is tried again for an hour; whoever it runs for has to bear a repetition.
    private const int Attempts = 10;
    private const int MaxAgeSeconds = 3600;

    /// <summary>What tells schedules apart: a name may be there in several groups.</summary>
    public static string KeyOf(string group, string name) => $"{group}/{name}";

    /// <param name="definition">The ARN of the task definition; <c>null</c> where it is still to be registered.</param>
    public static IEnumerable<Change> Changes(Application application, Workload workload, string? definition, Observation observed)
    {
        var name = application.NameOf(workload);
        if (observed.Schedules.GetValueOrDefault(KeyOf(application, workload)) is not { } there)
        {
            yield return new(Planner.Schedule, name, ChangeKind.Create);
            yield break;
        }

        if (there.Description != Description(application))
            throw new DeployException($"schedule {name} is there and isn't this application's: rename one of them");
        var wanted = Wanted(application, workload, "", definition ?? $"{name}:(new)");
        if (Difference.Between(Flatten(there), Flatten(wanted)) is { Count: > 0 } differences)
            yield return new(Planner.Schedule, name, ChangeKind.Update, differences);
    }

    /// <summary>The application's schedules that no job has any more, by their keys.</summary>
    public static IEnumerable<string> Obsolete(Application application, Observation observed)
    {
        var wanted = application.Jobs.Where(job => job.Job!.Schedule is not null).Select(job => KeyOf(application, job)).ToHashSet();
        return observed.Schedules
            .Where(schedule => schedule.Value.Description == Description(application) && !wanted.Contains(schedule.Key))
            .Select(schedule => schedule.Key);
    }

    public static async Task ApplyAsync(
        DeploySession session, Workload workload, string definition, Observation observed, CancellationToken cancellation)
    {
        var cluster = await ClusterArnAsync(session, cancellation);
        var wanted = Wanted(session.Application, workload, cluster, definition);
        session.Progress.Line(workload.Name, $"scheduled: {wanted.ScheduleExpression} {wanted.ScheduleExpressionTimezone}");
        if (observed.Schedules.ContainsKey(KeyOf(session.Application, workload)))
        {
            await session.Aws.Scheduler.UpdateScheduleAsync(
                new()
                {
                    Name = wanted.Name, GroupName = wanted.GroupName, Description = wanted.Description, State = wanted.State,
                    ScheduleExpression = wanted.ScheduleExpression, ScheduleExpressionTimezone = wanted.ScheduleExpressionTimezone,
                    FlexibleTimeWindow = wanted.FlexibleTimeWindow, Target = wanted.Target,
                },
                cancellation);
        }
        else
        {
            await session.Aws.Scheduler.CreateScheduleAsync(wanted, cancellation);
        }
    }

    public static async Task DeleteAsync(DeploySession session, GetScheduleResponse schedule, CancellationToken cancellation)
    {
        session.Progress.Line(schedule.Name, "deleting the schedule");
        try
        {
            await session.Aws.Scheduler.DeleteScheduleAsync(
                new() { Name = schedule.Name, GroupName = schedule.GroupName }, cancellation);
        }
        catch (ResourceNotFoundException)
        {
            // It is gone.
        }
    }

    private static CreateScheduleRequest Wanted(Application application, Workload workload, string clusterArn, string definition)
    {
        var schedule = workload.Job!.Schedule!;
        var network = ServiceRequests.Network(application, workload).AwsvpcConfiguration;
        return new CreateScheduleRequest
        {
            Name = application.NameOf(workload),
            GroupName = schedule.Group,
            Description = Description(application),
            State = ScheduleState.ENABLED,
            ScheduleExpression = schedule.Expression,
            ScheduleExpressionTimezone = schedule.TimeZone,
            FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.OFF },
            Target = new()
            {
                Arn = clusterArn,
                RoleArn = schedule.Role,
                Input = schedule.Command is { } command ? Input(workload, command) : null,
                RetryPolicy = new() { MaximumRetryAttempts = Attempts, MaximumEventAgeInSeconds = MaxAgeSeconds },
                EcsParameters = new()
                {
                    TaskDefinitionArn = definition,
                    TaskCount = 1,
                    PropagateTags = Amazon.Scheduler.PropagateTags.TASK_DEFINITION,
                    CapacityProviderStrategy =
                    [
                        .. workload.Capacity.Select(share => new CapacityProviderStrategyItem
                        {
                            CapacityProvider = share.Provider, Base = share.Base, Weight = share.Weight,
                        }),
                    ],
                    NetworkConfiguration = new()
                    {
                        AwsvpcConfiguration = new()
                        {
                            Subnets = network.Subnets,
                            SecurityGroups = network.SecurityGroups,
                            AssignPublicIp = application.AssignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED,
                        },
                    },
                },
            },
        };
    }

    // RunTask's overrides. Context attributes are replaced here alone, and as they stand: < and > mustn't be escaped.
    private static string Input(Workload workload, IReadOnlyList<string> command) => JsonSerializer.Serialize(
        new { ContainerOverrides = new[] { new { workload.Name, Command = command } } }, Json.Lines);

    private static SortedDictionary<string, string> Flatten(object schedule)
    {
        var flat = Flat.Of(schedule, ["ScheduleExpression", "ScheduleExpressionTimezone", "GroupName", "State", "Target"]);
        flat.Remove("target.arn"); // The cluster, which is known by its name only before it is asked for.
        return flat;
    }

    private static async Task<string> ClusterArnAsync(DeploySession session, CancellationToken cancellation)
    {
        var answer = await session.Aws.Ecs.DescribeClustersAsync(new() { Clusters = [session.Application.Cluster] }, cancellation);
        return answer.Clusters?.FirstOrDefault()?.ClusterArn
            ?? throw new DeployException($"there is no cluster {session.Application.Cluster}: cafe deploy stack makes it");
    }

    private static string KeyOf(Application application, Workload workload) =>
        KeyOf(workload.Job!.Schedule!.Group, application.NameOf(workload));

    private static string Description(Application application) => $"{Ownership.Application}={application.Name}";
}
