using System.Globalization;
using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>CloudWatch Logs: groups, streams and what containers write.</summary>
public sealed class FakeLogs : FakeService
{
    private readonly SortedDictionary<string, GroupState> _groups = new(StringComparer.Ordinal);

    internal FakeLogs(FakeAws aws)
        : base(aws, LogsShapes.Text)
    {
        On("CreateLogGroup", CreateLogGroup);
        On("DeleteLogGroup", request =>
        {
            World.Tags.Forget(Arn(Group(request).Name));
            _groups.Remove(Group(request).Name);
            return [];
        });
        On("PutRetentionPolicy", request =>
        {
            Group(request).RetentionInDays = request.Number("retentionInDays");
            return [];
        });
        On("DescribeLogGroups", DescribeLogGroups);
        On("DescribeLogStreams", DescribeLogStreams);
        On("GetLogEvents", GetLogEvents);
        On("FilterLogEvents", FilterLogEvents);
        On("TagResource", request =>
        {
            foreach (var (key, value) in request.Object("tags")!)
                World.Tags.Set(request.Required("resourceArn"), key, value!.ToString());
            return [];
        });
        On("UntagResource", request =>
        {
            World.Tags.Remove(request.Required("resourceArn"), request.Texts("tagKeys"));
            return [];
        });
        On("ListTagsForResource", request => new() { ["tags"] = World.Tags.Map(request.Required("resourceArn")) });
    }

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "Logs_20140328";

    /// <summary>Makes a log group.</summary>
    public void AddGroup(string name) => World.Do(() => _groups.TryAdd(name, new(name, World.Now)));

    /// <summary>Writes lines, all at this moment. Group and stream come to be where they are missing.</summary>
    public void Write(string group, string stream, IEnumerable<string> lines, TimeSpan late = default) => World.Do(() =>
    {
        if (!_groups.TryGetValue(group, out var state))
            _groups[group] = state = new(group, World.Now);
        if (!state.Streams.TryGetValue(stream, out var events))
            state.Streams[stream] = events = (World.Now, []);
        foreach (var line in lines)
            events.Events.Add(((World.Now - late).ToUnixTimeMilliseconds(), line));
    });

    private string Arn(string group) => World.Arn("logs", $"log-group:{group}");

    private GroupState Group(JsonObject request)
    {
        var name = request.Text("logGroupName") ?? request.Text("logGroupIdentifier") ?? "";
        return _groups.GetValueOrDefault(name.StartsWith("arn:", StringComparison.Ordinal) ? name.Split(':')[6] : name)
            ?? throw new AwsException("ResourceNotFoundException", "The specified log group does not exist.");
    }

    private JsonObject CreateLogGroup(JsonObject request)
    {
        var name = request.Required("logGroupName");
        if (!_groups.TryAdd(name, new(name, World.Now)))
            throw new AwsException("ResourceAlreadyExistsException", "The specified log group already exists");
        foreach (var (key, value) in request.Object("tags") ?? [])
            World.Tags.Set(Arn(name), key, value!.ToString());
        return [];
    }

    private JsonObject DescribeLogGroups(JsonObject request) => Json.Page(request, "logGroups",
    [
        .. _groups.Values
            .Where(group => group.Name.StartsWith(request.Text("logGroupNamePrefix") ?? "", StringComparison.Ordinal)
                && group.Name.Contains(request.Text("logGroupNamePattern") ?? "", StringComparison.Ordinal))
            .Select(group => new JsonObject
            {
                ["logGroupName"] = group.Name,
                ["creationTime"] = group.CreatedAt.ToUnixTimeMilliseconds(),
                ["retentionInDays"] = group.RetentionInDays,
                ["metricFilterCount"] = 0,
                ["arn"] = Arn(group.Name) + ":*",
                ["storedBytes"] = 0,
                ["logGroupClass"] = "STANDARD",
                ["logGroupArn"] = Arn(group.Name),
            }.Compact()),
    ], size: 50, limit: "limit");

    private JsonObject DescribeLogStreams(JsonObject request)
    {
        var group = Group(request);
        var streams = group.Streams
            .Where(stream => stream.Key.StartsWith(request.Text("logStreamNamePrefix") ?? "", StringComparison.Ordinal));
        streams = request.Text("orderBy") == "LastEventTime"
            ? streams.OrderBy(stream => stream.Value.Events.Select(line => line.At).LastOrDefault())
            : streams;
        return Json.Page(request, "logStreams",
        [
            .. (request.Flag("descending") ? streams.Reverse() : streams).Select(stream => new JsonObject
            {
                ["logStreamName"] = stream.Key,
                ["creationTime"] = stream.Value.CreatedAt.ToUnixTimeMilliseconds(),
                ["firstEventTimestamp"] = stream.Value.Events.Count > 0 ? stream.Value.Events[0].At : null,
                ["lastEventTimestamp"] = stream.Value.Events.Count > 0 ? stream.Value.Events[^1].At : null,
                ["arn"] = $"{Arn(group.Name)}:log-stream:{stream.Key}",
                ["storedBytes"] = 0,
            }.Compact()),
        ], size: 50, limit: "limit");
    }

    private JsonObject GetLogEvents(JsonObject request)
    {
        if (!Group(request).Streams.TryGetValue(request.Required("logStreamName"), out var stream))
            throw new AwsException("ResourceNotFoundException", "The specified log stream does not exist.");

        var events = stream.Events.Where(line => IsBetween(request, line.At)).ToList();
        var limit = request.Number("limit") ?? 10_000;
        var token = request.Text("nextToken");
        var position = token is null ? 0 : int.Parse(token[2..], CultureInfo.InvariantCulture);
        var start = token switch
        {
            null => request.Flag("startFromHead") ? 0 : Math.Max(0, events.Count - limit),
            _ when token.StartsWith("b/", StringComparison.Ordinal) => Math.Max(0, position - limit),
            _ => Math.Min(position, events.Count),
        };
        var end = token?.StartsWith("b/", StringComparison.Ordinal) == true ? position : Math.Min(events.Count, start + limit);
        return new()
        {
            ["events"] = Json.Array(events[start..end].Select(line => new JsonObject
            {
                ["timestamp"] = line.At,
                ["message"] = line.Text,
                ["ingestionTime"] = line.At,
            })),
            ["nextForwardToken"] = $"f/{end}",
            ["nextBackwardToken"] = $"b/{start}",
        };
    }

    private JsonObject FilterLogEvents(JsonObject request)
    {
        var names = request.Texts("logStreamNames");
        var pattern = (request.Text("filterPattern") ?? "").Trim('"');
        var found =
            from stream in Group(request).Streams
            where names.Count == 0 || names.Contains(stream.Key)
            where stream.Key.StartsWith(request.Text("logStreamNamePrefix") ?? "", StringComparison.Ordinal)
            from line in stream.Value.Events.Select((line, index) => (line.At, line.Text, Index: index))
            where IsBetween(request, line.At) && line.Text.Contains(pattern, StringComparison.Ordinal)
            orderby line.At
            select new JsonObject
            {
                ["logStreamName"] = stream.Key,
                ["timestamp"] = line.At,
                ["message"] = line.Text,
                ["ingestionTime"] = line.At,
                ["eventId"] = $"{stream.Key}{line.At}{line.Index:D12}",
            };
        var answer = Json.Page(request, "events", [.. found], size: 10_000, limit: "limit");
        answer["searchedLogStreams"] = new JsonArray();
        return answer;
    }

    private static bool IsBetween(JsonObject request, long at) =>
        at >= (request["startTime"]?.GetValue<long>() ?? 0) && at < (request["endTime"]?.GetValue<long>() ?? long.MaxValue);

    private sealed record GroupState(string Name, DateTimeOffset CreatedAt)
    {
        public int? RetentionInDays { get; set; }

        public SortedDictionary<string, (DateTimeOffset CreatedAt, List<(long At, string Text)> Events)> Streams { get; } =
            new(StringComparer.Ordinal);
    }
}
