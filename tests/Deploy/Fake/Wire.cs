using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Reads requests and writes answers in the three protocols.</summary>
internal static class Wire
{
    private const string Json11 = "application/x-amz-json-1.1";

    /// <summary>The service that a request without a signature probably means.</summary>
    public static string GuessService(HttpRequest request) => request.Headers["X-Amz-Target"].ToString() switch
    {
        { Length: 0 } => request.HasFormContentType ? "sts" : "scheduler",
        var target when target.StartsWith("Route53AutoNaming", StringComparison.Ordinal) => "servicediscovery",
        var target when target.StartsWith("AmazonEC2ContainerRegistry", StringComparison.Ordinal) => "ecr",
        var target when target.StartsWith("Logs", StringComparison.Ordinal) => "logs",
        var target when target.StartsWith("secretsmanager", StringComparison.Ordinal) => "secretsmanager",
        _ => "ecs",
    };

    public static Task<(string Operation, JsonObject Request)> ReadAsync(HttpRequest http, FakeService service) =>
        service.Speaks switch
        {
            Protocol.Json => ReadJsonAsync(http, service.Prefix),
            Protocol.RestJson => ReadRestAsync(http),
            _ => ReadQueryAsync(http),
        };

    public static Task WriteAsync(
        HttpResponse http, FakeService service, string operation, JsonObject answer, string requestId)
    {
        http.Headers["x-amzn-RequestId"] = requestId;
        if (service.Speaks is not Protocol.Query)
            return WriteJsonAsync(http, service.Speaks, answer);

        XNamespace ns = service.Prefix;
        return WriteXmlAsync(http, new(
            ns + $"{operation}Response",
            new XElement(ns + $"{operation}Result", Elements(ns, answer)),
            new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", requestId))));
    }

    public static Task WriteAsync(HttpResponse http, FakeService service, AwsException error, string requestId)
    {
        http.StatusCode = error.Status;
        http.Headers["x-amzn-RequestId"] = requestId;
        if (service.Speaks is Protocol.Query)
        {
            XNamespace ns = service.Prefix;
            return WriteXmlAsync(http, new(
                ns + "ErrorResponse",
                new XElement(
                    ns + "Error",
                    new XElement(ns + "Type", error.Status < 500 ? "Sender" : "Receiver"),
                    new XElement(ns + "Code", error.Code),
                    new XElement(ns + "Message", error.Message)),
                new XElement(ns + "RequestId", requestId)));
        }

        // Services differ in how they spell the message; ECS and ECR write it small, Cloud Map large.
        var isSmall = service is FakeEcs or FakeEcr or FakeLogs;
        var body = new JsonObject { [isSmall ? "message" : "Message"] = error.Message };
        if (service.Speaks is Protocol.Json)
            body["__type"] = error.Code;
        else
            http.Headers["x-amzn-ErrorType"] = error.Code;
        foreach (var (name, value) in error.Members ?? [])
            body[name] = value.Copy();
        return WriteJsonAsync(http, service.Speaks, body);
    }

    private static async Task<(string, JsonObject)> ReadJsonAsync(HttpRequest http, string prefix)
    {
        var target = http.Headers["X-Amz-Target"].ToString().Split('.');
        if (http.ContentType?.StartsWith(Json11, StringComparison.Ordinal) != true
            || target is not [var name, var operation] || name != prefix)
        {
            throw new AwsException(
                "UnknownOperationException", $"Content type '{http.ContentType}', target '{string.Join('.', target)}'.");
        }
        return (operation, await ReadBodyAsync(http));
    }

    private static async Task<JsonObject> ReadBodyAsync(HttpRequest http)
    {
        try
        {
            return http.ContentLength is 0 or null && !http.Headers.TransferEncoding.Contains("chunked")
                ? []
                : await JsonSerializer.DeserializeAsync<JsonObject>(
                    http.Body, cancellationToken: http.HttpContext.RequestAborted) ?? [];
        }
        catch (JsonException e)
        {
            throw new AwsException("SerializationException", e.Message);
        }
    }

    /// <summary>EventBridge Scheduler's paths.</summary>
    private static async Task<(string, JsonObject)> ReadRestAsync(HttpRequest http)
    {
        var path = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0]
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var (operation, key) = (http.Method, path) switch
        {
            ("POST", ["schedules", _]) => ("CreateSchedule", "Name"),
            ("PUT", ["schedules", _]) => ("UpdateSchedule", "Name"),
            ("GET", ["schedules", _]) => ("GetSchedule", "Name"),
            ("DELETE", ["schedules", _]) => ("DeleteSchedule", "Name"),
            ("GET", ["schedules"]) => ("ListSchedules", ""),
            ("POST", ["schedule-groups", _]) => ("CreateScheduleGroup", "Name"),
            ("GET", ["schedule-groups", _]) => ("GetScheduleGroup", "Name"),
            ("DELETE", ["schedule-groups", _]) => ("DeleteScheduleGroup", "Name"),
            ("GET", ["schedule-groups"]) => ("ListScheduleGroups", ""),
            ("POST", ["tags", _]) => ("TagResource", "ResourceArn"),
            ("GET", ["tags", _]) => ("ListTagsForResource", "ResourceArn"),
            ("DELETE", ["tags", _]) => ("UntagResource", "ResourceArn"),
            _ => throw new AwsException("UnknownOperationException", $"{http.Method} /{string.Join('/', path)}", 404),
        };

        var request = http.Method is "POST" or "PUT" ? await ReadBodyAsync(http) : [];
        foreach (var (name, values) in http.Query)
        {
            var member = name switch
            {
                "groupName" or "ScheduleGroup" => "GroupName",
                "clientToken" => "ClientToken",
                _ => name,
            };
            request[member] = member is "TagKeys" ? Json.Array(values.OfType<string>()) : values.ToString();
        }
        if (key.Length > 0)
            request[key] = path[1];
        return (operation, request);
    }

    /// <summary>Turns <c>Tags.member.1.Key=a</c> into a list of objects.</summary>
    private static async Task<(string, JsonObject)> ReadQueryAsync(HttpRequest http)
    {
        var form = http.HasFormContentType ? await http.ReadFormAsync(http.HttpContext.RequestAborted) : null;
        var pairs = form ?? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)http.Query;
        var request = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            var at = request;
            var path = name.Split('.');
            foreach (var part in path[..^1])
                at = (JsonObject)(at[part] ??= new JsonObject());
            at[path[^1]] = value.ToString();
        }

        var operation = request.Text("Action") ?? throw new AwsException("MissingAction", "Action is missing.");
        if (request.Text("Version") is null)
            throw new AwsException("MissingParameter", "Version is missing.");
        request.Remove("Action");
        request.Remove("Version");
        return (operation, (JsonObject)Listed(request));
    }

    private static JsonNode Listed(JsonNode node)
    {
        if (node is not JsonObject group)
            return node.DeepClone();
        if (group.Count == 1 && group["member"] is JsonObject items)
        {
            return Json.Array(items.OrderBy(item => int.Parse(item.Key, CultureInfo.InvariantCulture))
                .Select(item => Listed(item.Value!)));
        }
        return new JsonObject(group.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Listed(member.Value!))));
    }

    private static Task WriteJsonAsync(HttpResponse http, Protocol protocol, JsonObject body)
    {
        http.ContentType = protocol is Protocol.Json ? Json11 : "application/json";
        return http.WriteAsync(body.ToJsonString());
    }

    private static Task WriteXmlAsync(HttpResponse http, XElement root)
    {
        http.ContentType = "text/xml";
        return http.WriteAsync(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting));
    }

    private static IEnumerable<XElement> Elements(XNamespace ns, JsonObject node) =>
        from member in node
        where member.Value is not null
        select new XElement(ns + member.Key, Content(ns, member.Value));

    private static object Content(XNamespace ns, JsonNode node) => node switch
    {
        JsonObject group => Elements(ns, group),
        JsonArray list => list.Select(item => new XElement(ns + "member", Content(ns, item!))),
        _ when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
            XmlConvert.ToString(node.GetValue<bool>()),
        _ => node.ToString(),
    };
}
