using System.Globalization;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>The life of a task: PROVISIONING → PENDING → RUNNING → DEACTIVATING → STOPPING → DEPROVISIONING → STOPPED.</summary>
public sealed partial class FakeEcs
{
    private const int DefaultStopTimeout = 30;

    private readonly List<TaskState> _tasks = [];

    private IEnumerable<TaskState> TasksOf(ServiceState service) => _tasks.Where(task => task.Service == service);

    private TaskState StartForService(ServiceState service, DeploymentState deployment)
    {
        var tags = service.Settings.Text("propagateTags") switch
        {
            "SERVICE" => World.Tags.List(service.Arn, capitals: false),
            "TASK_DEFINITION" => World.Tags.List(deployment.TaskDefinition.Arn, capitals: false),
            _ => [],
        };
        if (service.Settings.Flag("enableECSManagedTags"))
            tags.Add(new JsonObject { ["key"] = "aws:ecs:serviceName", ["value"] = service.Name });
        return Start(
            service.Cluster, deployment.TaskDefinition, deployment.Content, $"service:{service.Name}", deployment.Id, [],
            tags, service, deployment);
    }

    private TaskState Start(
        ClusterState cluster, TaskDefinitionState definition, JsonObject settings, string group, string? startedBy,
        JsonObject overrides, JsonArray tags, ServiceState? service = null, DeploymentState? deployment = null)
    {
        var id = World.Hex(32);
        var number = _tasks.Count;
        var subnets = settings.Object("networkConfiguration")?.Object("awsvpcConfiguration")?.Texts("subnets") ?? ["subnet-0"];
        var subnet = number % subnets.Count;
        var arn = World.Arn("ecs", $"task/{cluster.Name}/{id}");
        var task = new TaskState
        {
            Id = id,
            Arn = arn,
            Cluster = cluster,
            Service = service,
            Deployment = deployment,
            Definition = definition,
            Group = group,
            StartedBy = startedBy,
            Overrides = overrides,
            Ip = string.Create(CultureInfo.InvariantCulture, $"10.0.{(subnet * 64) + (number / 250)}.{(number % 250) + 4}"),
            Subnet = subnets[subnet],
            Zone = World.Region + (char)('a' + (subnet % 3)),
            Eni = $"eni-{World.Hex(17)}",
            AttachmentId = World.Guid(),
            CapacityProvider = settings.Objects("capacityProviderStrategy")
                .MaxBy(item => item.Number("weight"))?.Text("capacityProvider"),
            CreatedAt = World.Now,
        };
        var awaited = definition.Containers.SelectMany(container => container.Objects("dependsOn"))
            .Where(wait => wait.Text("condition") is "COMPLETE" or "SUCCESS")
            .Select(wait => wait.Text("containerName")).ToHashSet();
        task.Containers =
        [
            .. definition.Containers.Select((container, index) => new ContainerState
            {
                Definition = container,
                Arn = World.Arn("ecs", $"container/{cluster.Name}/{id}/{World.Guid()}"),
                Image = container.Required("image"),
                Digest = (deployment?.Images[index] as JsonObject)?.Text("imageDigest")
                    ?? Aws.Ecr.DigestOf(container.Required("image")),
                RuntimeId = $"{id}-{World.Digits(10)}",
                Behaviour = BehaviourOf(container.Required("image")),
                IsAwaited = awaited.Contains(container.Text("name")),
            }),
        ];
        _tasks.Add(task);
        World.Tags.Set(arn, tags.OfType<JsonObject>());
        World.After(Provisioning, () => BeginPull(task));
        return task;
    }

    private void BeginPull(TaskState task)
    {
        if (task.IsStopping)
            return;

        Move(task, "PENDING");
        task.PullStartedAt = World.Now;
        World.After(Pull, () => EndPull(task));
    }

    private void EndPull(TaskState task)
    {
        if (task.IsStopping)
            return;

        task.PullStoppedAt = World.Now;
        var platform = task.Definition.Content.Object("runtimePlatform");
        var architecture = platform?.Text("cpuArchitecture") is "ARM64" ? "arm64" : "amd64";
        foreach (var container in task.Containers)
        {
            var problem = container.Behaviour.PullFails
                ? "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref "
                    + $"{container.Image}: {container.Image}: not found"
                : container.Behaviour.FailsToStart ?? Aws.Ecr.PullProblem(container.Image, architecture);
            if (problem is not null)
            {
                container.Reason = problem;
                FailToStart(task, problem);
                return;
            }
        }

        // Containers that others wait for run one after the other before the task is RUNNING.
        var delay = task.Containers.Max(container => container.Behaviour.StartDelay);
        foreach (var first in task.Containers.Where(container => container.IsAwaited))
        {
            delay += first.Behaviour.JobTakes;
            World.After(delay, () => EndAwaited(task, first));
        }
        World.After(delay, () => Run(task));
    }

    private void EndAwaited(TaskState task, ContainerState container)
    {
        if (task.IsStopping)
            return;

        WriteLog(task, container);
        (container.LastStatus, container.ExitCode) = ("STOPPED", container.Behaviour.ExitCode);
        if (container.ExitCode != 0)
        {
            FailToStart(
                task, $"Container {container.Name} exited with code {container.ExitCode}, and others depend on its success");
        }
    }

    private void FailToStart(TaskState task, string reason)
    {
        (task.StopCode, task.StoppedReason) = ("TaskFailedToStart", reason);
        (task.DesiredStatus, task.StoppingAt, task.ExecutionStoppedAt) = ("STOPPED", World.Now, World.Now);
        Move(task, "DEPROVISIONING");
        World.After(Deprovisioning, () => EndTask(task));
        if (task.Service is { } service)
        {
            Say(service, $"was unable to place a task. Reason: {reason}.");
            TaskFailed(service, task.Deployment!);
        }
    }

    private void Run(TaskState task)
    {
        if (task.IsStopping)
            return;

        Move(task, "RUNNING");
        task.StartedAt = World.Now;
        foreach (var container in task.Containers.Where(container => !container.IsAwaited))
        {
            container.LastStatus = "RUNNING";
            WriteLog(task, container);
            if (container.Behaviour.ExitsAfter is { } lifetime)
                World.After(lifetime, () => Exit(task, container));
            else if (task.Service is null)
                World.After(container.Behaviour.JobTakes, () => Exit(task, container));
        }
        if (task.Service is not { } service)
            return;

        var isBalanced = task.Deployment!.Content.Objects("loadBalancers").Any();
        var isChecked = task.Containers.Exists(container => container.HasHealthCheck);
        foreach (var balancer in task.Deployment.Content.Objects("loadBalancers"))
            Say(service, $"registered 1 targets in (target-group {balancer.Text("targetGroupArn")})");
        Aws.CloudMap.RegisterTask(task, isHealthy: !isChecked);
        if (!isBalanced && !isChecked)
            BeReady(task);
        else
            WatchHealth(task, isBalanced);
    }

    private void WatchHealth(TaskState task, bool isBalanced)
    {
        var watched = task.Containers
            .Where(container => isBalanced ? container.IsEssential : container.HasHealthCheck).ToList();
        if (watched.Find(container => container.Behaviour.NeverHealthy) is { } sick)
            World.After(sick.Behaviour.UnhealthyAfter, () => BeUnhealthy(task, sick));
        else
            World.After(watched.Max(container => container.Behaviour.HealthyAfter), () => BeReady(task));
    }

    private void BeReady(TaskState task)
    {
        if (task.IsStopping)
            return;

        task.IsReady = true;
        task.TargetState = "healthy";
        foreach (var container in task.Containers.Where(container => container.HasHealthCheck))
        {
            container.Health = "HEALTHY";
            (task.Health, task.Version) = ("HEALTHY", task.Version + 1);
        }
        Aws.CloudMap.TaskHealth(task, isHealthy: true);
        Reconcile(task.Service!);
    }

    private void BeUnhealthy(TaskState task, ContainerState container)
    {
        if (task.IsStopping)
            return;

        (task.TargetState, task.IsReady) = ("unhealthy", false);
        var service = task.Service!;
        if (container.HasHealthCheck)
        {
            container.Health = task.Health = "UNHEALTHY";
            Say(service, $"(task {task.Id}) failed container health checks.");
            Stop(task, "ServiceSchedulerInitiated", "Task failed container health checks");
        }
        else
        {
            var balancer = task.Deployment!.Content.Objects("loadBalancers").First();
            Say(service, $"(port {balancer.Number("containerPort")}) is unhealthy in (target-group "
                + $"{balancer.Text("targetGroupArn")}) due to (reason Health checks failed).");
            Stop(task, "ServiceSchedulerInitiated",
                $"Task failed ELB health checks in (target-group {balancer.Text("targetGroupArn")})");
        }
        Say(service, $"has stopped 1 running tasks: {Names([task])}.");
        TaskFailed(service, task.Deployment!);
        Reconcile(service);
    }

    /// <summary>A process ends by itself.</summary>
    private void Exit(TaskState task, ContainerState container)
    {
        if (task.IsStopping || container.ExitCode is not null)
            return;

        (container.LastStatus, container.ExitCode) = ("STOPPED", container.Behaviour.ExitCode);
        if (!container.IsEssential)
            return;

        (task.StopCode, task.StoppedReason) = ("EssentialContainerExited", "Essential container in task exited");
        Leave(task);
        World.After(Deactivating, () => StopContainers(task));
        if (task.Service is { } service)
            TaskFailed(service, task.Deployment!);
    }

    /// <summary>Somebody wants a task to stop.</summary>
    private void Stop(TaskState task, string code, string? reason)
    {
        if (task.IsStopping)
            return;

        (task.StopCode, task.StoppedReason) = (code, reason);
        if (task.LastStatus is "PROVISIONING" or "PENDING")
        {
            (task.DesiredStatus, task.StoppingAt) = ("STOPPED", World.Now);
            Move(task, "DEPROVISIONING");
            World.After(Deprovisioning, () => EndTask(task));
            return;
        }
        Leave(task);
        World.After(Deactivating, () => StopContainers(task));
    }

    /// <summary>The load balancer and Cloud Map learn that a task goes before its containers do.</summary>
    private void Leave(TaskState task)
    {
        (task.DesiredStatus, task.StoppingAt, task.TargetState) = ("STOPPED", World.Now, "draining");
        Move(task, "DEACTIVATING");
        Aws.CloudMap.DeregisterTask(task);
        if (task.Service is not { } service)
            return;

        foreach (var balancer in task.Deployment!.Content.Objects("loadBalancers"))
        {
            Say(service, $"deregistered 1 targets in (target-group {balancer.Text("targetGroupArn")})");
            Say(service, "has begun draining connections on 1 tasks.");
        }
    }

    private void StopContainers(TaskState task)
    {
        Move(task, "STOPPING");
        var takes = TimeSpan.Zero;
        foreach (var container in task.Containers.Where(container => container.ExitCode is null))
        {
            var timeout = TimeSpan.FromSeconds(container.Definition.Number("stopTimeout") ?? DefaultStopTimeout);
            var isKilled = container.Behaviour.StopTakes > timeout;
            container.ExitCode = isKilled ? 137 : container.Behaviour.StopExitCode;
            takes = new[] { takes, isKilled ? timeout : container.Behaviour.StopTakes }.Max();
        }
        World.After(takes, () =>
        {
            task.ExecutionStoppedAt = World.Now;
            Move(task, "DEPROVISIONING");
            World.After(Deprovisioning, () => EndTask(task));
        });
    }

    private void EndTask(TaskState task)
    {
        Move(task, "STOPPED");
        (task.StoppedAt, task.TargetState) = (World.Now, "unused");
        task.ExecutionStoppedAt ??= World.Now;
        foreach (var container in task.Containers)
            container.LastStatus = "STOPPED";
        World.After(StoppedTasksStay, () => World.Tags.Forget(task.Arn));
        if (task.Service is { } service)
            Reconcile(service);
    }

    private static void Move(TaskState task, string status)
    {
        task.LastStatus = status;
        task.Version++;
    }

    private void WriteLog(TaskState task, ContainerState container)
    {
        if (container.Definition.Object("logConfiguration") is not { } log || log.Text("logDriver") != "awslogs")
            return;

        var options = log.Object("options") ?? [];
        Aws.Logs.Write(
            options.Text("awslogs-group") ?? "/ecs", $"{options.Text("awslogs-stream-prefix")}/{container.Name}/{task.Id}",
            container.Behaviour.LogLines);
    }
}
