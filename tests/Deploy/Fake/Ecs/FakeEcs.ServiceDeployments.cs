using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeEcs
{
    private void AddServiceDeploymentOperations()
    {
        On("ListServiceDeployments", ListServiceDeployments);
        On("DescribeServiceDeployments", DescribeServiceDeployments);
        On("DescribeServiceRevisions", DescribeServiceRevisions);
        On("StopServiceDeployment", StopServiceDeployment);
    }

    private JsonObject ListServiceDeployments(JsonObject request)
    {
        var service = Service(Cluster(request), request.Required("service"));
        var statuses = request.Texts("status");
        var after = request.Object("createdAt")?["after"]?.GetValue<double>();
        var before = request.Object("createdAt")?["before"]?.GetValue<double>();
        return Json.Page(request, "serviceDeployments",
        [
            // No order is documented; this is the one in which a single page is the least use.
            .. service.ServiceDeployments
                .Where(deployment => IsVisible(deployment.CreatedAt))
                .Where(deployment => statuses.Count == 0 || statuses.Contains(deployment.Status))
                .Where(deployment => after is null || deployment.CreatedAt.ToUnixTimeMilliseconds() / 1000.0 >= after)
                .Where(deployment => before is null || deployment.CreatedAt.ToUnixTimeMilliseconds() / 1000.0 <= before)
                .Select(deployment => new JsonObject
                {
                    ["serviceDeploymentArn"] = deployment.Arn,
                    ["serviceArn"] = service.Arn,
                    ["clusterArn"] = service.Cluster.Arn,
                    ["startedAt"] = Json.Epoch(deployment.StartedAt),
                    ["createdAt"] = Json.Epoch(deployment.CreatedAt),
                    ["finishedAt"] = Json.Epoch(deployment.FinishedAt),
                    ["targetServiceRevisionArn"] = deployment.Target.RevisionArn,
                    ["status"] = deployment.Status,
                    ["statusReason"] = deployment.StatusReason,
                }.Compact()),
        ], size: 20);
    }

    private JsonObject DescribeServiceDeployments(JsonObject request)
    {
        var (found, failures) = (new JsonArray(), new JsonArray());
        if (request.Texts("serviceDeploymentArns").Count is 0 or > 20)
            throw Invalid("serviceDeploymentArns must have between 1 and 20 elements.");
        foreach (var arn in request.Texts("serviceDeploymentArns"))
        {
            if (FindDeployment(arn) is var (service, deployment) && IsVisible(deployment.CreatedAt))
                found.Add(Describe(service, deployment));
            else
                failures.Add(Failure(arn, "MISSING"));
        }
        return new() { ["serviceDeployments"] = found, ["failures"] = failures };
    }

    private (ServiceState, ServiceDeploymentState)? FindDeployment(string arn) =>
        (from service in _services.Values
         from deployment in service.ServiceDeployments
         where deployment.Arn == arn
         select ((ServiceState, ServiceDeploymentState)?)(service, deployment)).FirstOrDefault();

    private JsonObject Describe(ServiceState service, ServiceDeploymentState deployment)
    {
        var answer = new JsonObject
        {
            ["serviceDeploymentArn"] = deployment.Arn,
            ["serviceArn"] = service.Arn,
            ["clusterArn"] = service.Cluster.Arn,
            ["createdAt"] = Json.Epoch(deployment.CreatedAt),
            ["startedAt"] = Json.Epoch(deployment.StartedAt),
            ["finishedAt"] = Json.Epoch(deployment.FinishedAt),
            ["stoppedAt"] = Json.Epoch(deployment.StoppedAt),
            ["updatedAt"] = Json.Epoch(deployment.UpdatedAt),
            ["sourceServiceRevisions"] = Json.Array(deployment.Sources.Select(Summary(service))),
            ["targetServiceRevision"] = Summary(service)(deployment.Target),
            ["status"] = deployment.Status,
            ["statusReason"] = deployment.StatusReason,
            ["deploymentConfiguration"] = service.Settings["deploymentConfiguration"].Copy(),
            ["deploymentCircuitBreaker"] = new JsonObject
            {
                ["status"] = deployment.BreakerStatus,
                ["failureCount"] = deployment.Failures,
                ["threshold"] = deployment.Threshold,
            },
            ["alarms"] = new JsonObject
            {
                ["status"] = "DISABLED",
                ["alarmNames"] = new JsonArray(),
                ["triggeredAlarmNames"] = new JsonArray(),
            },
        };
        if (deployment.Rollback is var (to, reason, at))
        {
            answer["rollback"] = new JsonObject
            {
                ["reason"] = reason,
                ["startedAt"] = Json.Epoch(at),
                ["serviceRevisionArn"] = to.RevisionArn,
            };
        }
        return answer.Compact();
    }

    private Func<DeploymentState, JsonObject> Summary(ServiceState service) => revision => new JsonObject
    {
        ["arn"] = revision.RevisionArn,
        ["requestedTaskCount"] = service.Deployments.FirstOrDefault() == revision ? service.DesiredCount : 0,
        ["runningTaskCount"] = Count(service, revision, "RUNNING"),
        ["pendingTaskCount"] = Count(service, revision, "PROVISIONING", "PENDING"),
    };

    private JsonObject DescribeServiceRevisions(JsonObject request)
    {
        var (found, failures) = (new JsonArray(), new JsonArray());
        if (request.Texts("serviceRevisionArns").Count is 0 or > 20)
            throw Invalid("serviceRevisionArns must have between 1 and 20 elements.");
        foreach (var arn in request.Texts("serviceRevisionArns"))
        {
            var service = _services.Values.FirstOrDefault(
                service => service.Revisions.Exists(revision => revision.RevisionArn == arn));
            if (service is null)
            {
                failures.Add(Failure(arn, "MISSING"));
                continue;
            }
            var revision = service.Revisions.Find(revision => revision.RevisionArn == arn)!;
            found.Add(new JsonObject
            {
                ["serviceRevisionArn"] = arn,
                ["serviceArn"] = service.Arn,
                ["clusterArn"] = service.Cluster.Arn,
                ["taskDefinition"] = revision.TaskDefinition.Arn,
                ["platformFamily"] = "Linux",
                ["containerImages"] = revision.Images.Copy(),
                ["guardDutyEnabled"] = false,
                ["createdAt"] = Json.Epoch(revision.CreatedAt),
            }.With(revision.Content, Revised));
        }
        return new() { ["serviceRevisions"] = found, ["failures"] = failures };
    }

    private JsonObject StopServiceDeployment(JsonObject request)
    {
        var arn = request.Required("serviceDeploymentArn");
        if (FindDeployment(arn) is not var (service, deployment))
            throw new AwsException("ServiceDeploymentNotFoundException", "Service deployment not found.");
        if (deployment.Status is not ("PENDING" or "IN_PROGRESS"))
        {
            throw new AwsException(
                "ConflictException", $"The service deployment cannot be stopped because its status is {deployment.Status}.");
        }

        deployment.UpdatedAt = World.Now;
        if (request.Text("stopType") == "ABORT")
        {
            deployment.Status = "STOP_REQUESTED";
            deployment.Target.RolloutState = "FAILED";
            deployment.Target.Reason = $"ECS deployment {deployment.Target.Id} was stopped by the user.";
            World.After(Stopping, () => Finish(deployment, "STOPPED", "Service deployment was stopped by the user."));
        }
        else
        {
            deployment.Status = "ROLLBACK_REQUESTED";
            World.After(Reaction, () =>
            {
                if (deployment.Status != "ROLLBACK_REQUESTED")
                    return;

                deployment.Target.RolloutState = "FAILED";
                deployment.Target.Reason = $"ECS deployment {deployment.Target.Id} was stopped by the user.";
                RollBack(service, deployment.Target, deployment,
                    "Service deployment rolled back because of a stop request by the user.",
                    "ECS deployment rolling back to deploymentId ");
            });
        }
        return new() { ["serviceDeploymentArn"] = arn };
    }
}
