using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>How requests and answers of a service are written.</summary>
internal enum Protocol
{
    /// <summary>The operation in <c>X-Amz-Target</c>, JSON both ways.</summary>
    Json,

    /// <summary>The operation by method and path, JSON both ways.</summary>
    RestJson,

    /// <summary>A form with <c>Action</c>; the answer is XML.</summary>
    Query,
}

/// <summary>A service of the fake: its operations by name.</summary>
public abstract class FakeService
{
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> _operations = new(StringComparer.Ordinal);
    private readonly RequestShapes _shapes;

    private protected FakeService(FakeAws aws, string shapes)
    {
        Aws = aws;
        _shapes = new(shapes);
    }

    internal abstract Protocol Speaks { get; }

    /// <summary>The prefix of <c>X-Amz-Target</c>, or the namespace of the XML.</summary>
    internal abstract string Prefix { get; }

    /// <summary>What the service says when it is asked too often.</summary>
    internal virtual AwsException Throttling(string operation) => new("ThrottlingException", "Rate exceeded");

    private protected FakeAws Aws { get; }

    private protected Simulation World => Aws.World;

    private protected void On(string operation, Func<JsonObject, JsonObject> execute) =>
        _operations.Add(operation, execute);

    /// <summary>Under the lock of the simulation.</summary>
    internal JsonObject Execute(string operation, JsonObject request)
    {
        if (!_operations.TryGetValue(operation, out var execute) || !_shapes.Knows(operation))
            throw new AwsException("UnknownOperationException", $"The fake has no operation {operation}.");

        _shapes.Check(operation, request, isText: Speaks is not Protocol.Json);
        return execute(request);
    }

    /// <summary>Tag operations of the services that list tags as <c>Key</c> and <c>Value</c>.</summary>
    private protected void OnTags(string arn, string tags, string keys, string list, Action<string> check, bool capitals)
    {
        On("TagResource", request =>
        {
            check(request.Required(arn));
            World.Tags.Set(request.Required(arn), request.Objects(tags));
            return [];
        });
        On("UntagResource", request =>
        {
            check(request.Required(arn));
            World.Tags.Remove(request.Required(arn), request.Texts(keys));
            return [];
        });
        On("ListTagsForResource", request =>
        {
            check(request.Required(arn));
            return new() { [list] = World.Tags.List(request.Required(arn), capitals) };
        });
    }
}
