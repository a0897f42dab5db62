using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Resource Groups Tagging API: what carries a tag, over all services of the fake.</summary>
internal sealed class FakeTagging : FakeService
{
    internal FakeTagging(FakeAws aws)
        : base(aws, TaggingShapes.Text) => On("GetResources", GetResources);

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "ResourceGroupsTaggingAPI_20170126";

    internal override AwsException Throttling(string operation) => new("ThrottledException", "Rate exceeded");

    private JsonObject GetResources(JsonObject request)
    {
        var (types, arns) = (request.Texts("ResourceTypeFilters"), request.Texts("ResourceARNList"));
        var found =
            from arn in World.Tags.Arns
            where types.Count == 0 || types.Any(type => IsOf(arn, type))
            where arns.Count == 0 || arns.Contains(arn)
            let tags = World.Tags.Of(arn)
            where request.Objects("TagFilters").All(filter => tags.TryGetValue(filter.Text("Key") ?? "", out var value)
                && (filter.Texts("Values") is [] or null || filter.Texts("Values").Contains(value)))
            select new JsonObject { ["ResourceARN"] = arn, ["Tags"] = World.Tags.List(arn) };
        var answer = Json.Page(
            request, "ResourceTagMappingList", [.. found], token: "PaginationToken", limit: "ResourcesPerPage");
        answer["PaginationToken"] ??= "";
        return answer;
    }

    /// <summary>Whether an ARN is of a type as <c>ecs</c> or <c>ecs:service</c>.</summary>
    private static bool IsOf(string arn, string type)
    {
        var parts = arn.Split(':', 6);
        return type.Split(':', 2) switch
        {
            [var service] => parts[2] == service,
            [var service, var kind] => parts[2] == service && parts[5].Split('/', ':')[0] == kind,
            _ => false,
        };
    }
}
