using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Cafe.Deploy.Aws;
using EcsTask = Amazon.ECS.Model.Task;

namespace Cafe.Deploy.Resources;

/// <summary>What a task has written.</summary>
internal static class TaskLog
{
    private const int Lines = 10;

    /// <summary>The last lines of the workload's container in a task; none where it wrote none.</summary>
    public static async Task<IReadOnlyList<string>> LastLinesAsync(
        DeploySession session, string workload, EcsTask task, CancellationToken cancellation)
    {
        var group = session.Application.Workloads.FirstOrDefault(each => each.Name == workload)?.LogGroup;
        if (group is null) return [];
        try
        {
            var answer = await session.Aws.Logs.GetLogEventsAsync(
                new()
                {
                    LogGroupName = group, LogStreamName = StreamOf(workload, Arn.LastPart(task.TaskArn)), Limit = Lines,
                    StartFromHead = false,
                },
                cancellation);
            return [.. (answer.Events ?? []).Select(line => line.Message.TrimEnd())];
        }
        catch (ResourceNotFoundException)
        {
            return []; // It never came to writing.
        }
        catch (AmazonCloudWatchLogsException e)
        {
            // What it is asked for is why something else failed: that has to be said still.
            return [$"(its log can't be read: {e.Message})"];
        }
    }

    /// <summary>The stream's name, as the driver makes it of the task definition's prefix.</summary>
    public static string StreamOf(string workload, string taskId) => $"{workload}/{workload}/{taskId}";
}
