using System.Globalization;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// How a service gets from one revision to the next: a rolling update within minimumHealthyPercent and maximumPercent,
/// watched by the circuit breaker.
/// </summary>
public sealed partial class FakeEcs
{
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pending = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Stopping = TimeSpan.FromMilliseconds(300);

    private void Deploy(ServiceState service, TaskDefinitionState definition)
    {
        // A deployment that isn't through yet is superseded: it stops when the next one has started.
        foreach (var superseded in service.ServiceDeployments.Where(deployment => !deployment.IsOver))
        {
            superseded.Status = "STOP_REQUESTED";
            superseded.UpdatedAt = World.Now;
            World.After(Stopping, () => Finish(superseded, "STOPPED"));
        }

        var sources = service.Deployments.ToList();
        var revision = new DeploymentState
        {
            Id = $"ecs-svc/{World.Digits(19)}",
            RevisionArn = World.Arn("ecs", $"service-revision/{service.Cluster.Name}/{service.Name}/{World.Digits(19)}"),
            Content = new JsonObject().With(service.Settings, Revised),
            TaskDefinition = definition,
            CreatedAt = World.Now,
            UpdatedAt = World.Now,
            Images = ImagesOf(definition),
        };
        revision.Reason = $"ECS deployment {revision.Id} in progress.";
        service.Deployments.Insert(0, revision);
        service.Revisions.Add(revision);
        service.IsSteady = false;

        var isWatched = service.Breaker?.Flag("enable") == true;
        var deployment = new ServiceDeploymentState
        {
            Arn = World.Arn("ecs", $"service-deployment/{service.Cluster.Name}/{service.Name}/{World.Id(21)}"),
            Target = revision,
            Sources = sources,
            CreatedAt = World.Now,
            UpdatedAt = World.Now,
            BreakerStatus = isWatched ? "MONITORING" : "DISABLED",
            Threshold = isWatched ? Math.Clamp((service.DesiredCount + 1) / 2, 3, 200) : 0,
        };
        service.ServiceDeployments.Add(deployment);
        World.After(Pending, () =>
        {
            if (deployment.Status == "PENDING")
                (deployment.Status, deployment.StartedAt, deployment.UpdatedAt) = ("IN_PROGRESS", World.Now, World.Now);
        });
        World.After(Reaction, () => Reconcile(service));
    }

    private JsonArray ImagesOf(TaskDefinitionState definition) => Json.Array(definition.Containers.Select(container =>
        new JsonObject
        {
            ["containerName"] = container.Text("name"),
            ["imageDigest"] = Aws.Ecr.DigestOf(container.Required("image")),
            ["image"] = container.Text("image"),
        }));

    /// <summary>Brings a service one step towards what it should be. Called after every change.</summary>
    private void Reconcile(ServiceState service)
    {
        if (service.Status == "INACTIVE")
            return;

        var existing = TasksOf(service).Where(task => !task.IsStopped).ToList();
        var live = existing.Where(task => !task.IsStopping).ToList();
        if (service.Status == "DRAINING")
        {
            StopForService(service, live);
            if (existing.Count == 0)
                Deactivate(service);
            return;
        }

        var primary = service.Primary;
        var mine = live.Where(task => task.Deployment == primary).ToList();
        if (primary.RolloutState != "FAILED")
        {
            var surplus = mine.OrderBy(task => task.IsReady).ThenByDescending(task => task.CreatedAt)
                .Take(mine.Count - service.DesiredCount).ToList();
            StopForService(service, [.. surplus, .. Replaced(service, live, mine)]);
            live.RemoveAll(task => task.IsStopping);
            mine.RemoveAll(task => task.IsStopping);
            StartForService(service, primary, live.Count, mine.Count);
        }
        CheckSteady(service);
    }

    /// <summary>Tasks of older revisions that can go: those that serve nobody, and those that are no longer needed.</summary>
    private static IEnumerable<TaskState> Replaced(ServiceState service, List<TaskState> live, List<TaskState> mine)
    {
        var least = (int)Math.Ceiling(service.DesiredCount * service.Percent("minimumHealthyPercent", 100) / 100.0);
        var others = live.Except(mine).ToList();
        var canGo = live.Count(task => task.IsReady) - least;
        return others.Where(task => !task.IsReady)
            .Concat(others.Where(task => task.IsReady).OrderBy(task => task.CreatedAt).Take(Math.Max(0, canGo)));
    }

    private void StartForService(ServiceState service, DeploymentState primary, int live, int mine)
    {
        var most = (int)Math.Floor(service.DesiredCount * service.Percent("maximumPercent", 200) / 100.0);
        var count = Math.Min(service.DesiredCount - mine, most - live);
        if (count <= 0 || World.Now < primary.NotBefore)
            return;

        service.IsSteady = false;
        var started = Enumerable.Range(0, count).Select(_ => StartForService(service, primary)).ToList();
        Say(service, $"has started {count} tasks: {Names(started)}.");
    }

    private void StopForService(ServiceState service, List<TaskState> tasks)
    {
        if (tasks.Count == 0)
            return;

        service.IsSteady = false;
        Say(service, $"has stopped {tasks.Count} running tasks: {Names(tasks)}.");
        foreach (var task in tasks)
        {
            Stop(task, "ServiceSchedulerInitiated",
                $"Scaling activity initiated by (deployment {(service.Deployments.FirstOrDefault() ?? task.Deployment)!.Id})");
        }
    }

    private void CheckSteady(ServiceState service)
    {
        var primary = service.Primary;
        var existing = TasksOf(service).Where(task => !task.IsStopped).ToList();
        if (primary.RolloutState == "FAILED" || existing.Count != service.DesiredCount
            || !existing.TrueForAll(task => task.Deployment == primary && task.IsReady && !task.IsStopping))
        {
            return;
        }

        if (primary.RolloutState == "IN_PROGRESS")
            Complete(service, primary);
        if (!service.IsSteady)
        {
            service.IsSteady = true;
            Say(service, "has reached a steady state.");
        }
    }

    private void Complete(ServiceState service, DeploymentState primary)
    {
        primary.RolloutState = "COMPLETED";
        primary.Reason = $"ECS deployment {primary.Id} completed.";
        primary.UpdatedAt = World.Now;
        primary.HasCompleted = true;
        service.Deployments.RemoveAll(deployment => deployment != primary);
        Say(service, $"(deployment {primary.Id}) deployment completed.");

        var current = service.ServiceDeployments[^1];
        if (current.IsOver)
            return;
        if (current.BreakerStatus == "MONITORING")
            current.BreakerStatus = "MONITORING_COMPLETE";
        Finish(current, current.Status == "ROLLBACK_IN_PROGRESS" ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL");
    }

    /// <summary>A task of a service ended although nobody wanted it to.</summary>
    private void TaskFailed(ServiceState service, DeploymentState deployment)
    {
        service.IsSteady = false;
        deployment.NotBefore = World.Now + RestartDelay;
        World.After(RestartDelay, () => Reconcile(service));
        if (service.Status != "ACTIVE" || deployment != service.Primary || deployment.RolloutState != "IN_PROGRESS")
            return;

        deployment.FailedTasks++;
        deployment.UpdatedAt = World.Now;
        var current = service.ServiceDeployments[^1];
        if (current.BreakerStatus is not ("MONITORING" or "TRIGGERED"))
            return;

        var threshold = Math.Clamp((service.DesiredCount + 1) / 2, 3, 200);
        current.Threshold = threshold;
        current.Failures = current.IsRollingBack ? current.Failures : deployment.FailedTasks;
        if (deployment.FailedTasks >= threshold)
            Break(service, deployment, current);
    }

    private void Break(ServiceState service, DeploymentState deployment, ServiceDeploymentState current)
    {
        deployment.RolloutState = "FAILED";
        deployment.Reason = "ECS deployment circuit breaker: tasks failed to start.";
        deployment.UpdatedAt = World.Now;
        Say(service, $"(deployment {deployment.Id}) deployment failed: tasks failed to start.");
        if (current.IsRollingBack)
        {
            Finish(current, "ROLLBACK_FAILED", "The rollback failed because the circuit breaker threshold was exceeded.");
            return;
        }

        current.BreakerStatus = "TRIGGERED";
        if (service.Breaker?.Flag("rollback") == true)
        {
            RollBack(service, deployment, current,
                "Service deployment rolled back because the circuit breaker threshold was exceeded.",
                "ECS deployment circuit breaker: rolling back to deploymentId ");
        }
        else
        {
            Finish(current, "STOPPED", "Service deployment stopped because the circuit breaker threshold was exceeded.");
        }
    }

    /// <summary>Makes the last revision that was completed the service's own again.</summary>
    private void RollBack(
        ServiceState service, DeploymentState failed, ServiceDeploymentState current, string reason, string because)
    {
        var last = service.Revisions.FindLast(revision => revision.HasCompleted && revision != failed);
        if (last is null)
        {
            Finish(current, "ROLLBACK_FAILED", "No rollback candidate was found to run the rollback.");
            return;
        }

        Say(service, $"rolling back to deployment {last.Id}.");
        (current.Status, current.StatusReason, current.UpdatedAt) = ("ROLLBACK_IN_PROGRESS", reason, World.Now);
        current.Rollback = (last, reason, World.Now);
        last.RolloutState = "IN_PROGRESS";
        last.Reason = $"{because}{last.Id}.";
        (last.FailedTasks, last.NotBefore, last.UpdatedAt) = (0, default, World.Now);
        service.Deployments.Remove(last);
        service.Deployments.Insert(0, last);
        foreach (var name in Revised)
            service.Settings.Remove(name);
        service.Settings.With(last.Content, Revised);
        service.IsSteady = false;
        World.After(Reaction, () => Reconcile(service));
    }

    private void Finish(ServiceDeploymentState deployment, string status, string? reason = null)
    {
        if (deployment.IsOver)
            return;

        (deployment.Status, deployment.StatusReason) = (status, reason ?? deployment.StatusReason);
        (deployment.FinishedAt, deployment.UpdatedAt) = (World.Now, World.Now);
        if (status == "STOPPED")
            deployment.StoppedAt = World.Now;
    }

    private void Deactivate(ServiceState service)
    {
        service.Status = "INACTIVE";
        service.Deployments.Clear();
        World.Tags.Forget(service.Arn);
    }

    private void Say(ServiceState service, string message) =>
        service.Events.Add((World.Guid(), World.Now, $"(service {service.Name}) {message}"));

    private static string Names(IEnumerable<TaskState> tasks) =>
        string.Join(' ', tasks.Select(task => string.Create(CultureInfo.InvariantCulture, $"(task {task.Id})")));
}
