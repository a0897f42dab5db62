namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS Resource Groups Tagging API may hold, after the service's published model (2017-01-26).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class TaggingShapes
{
    public const string Text = """
        @GetResources PaginationToken:s TagFilters:[TagFilter] ResourcesPerPage:i TagsPerPage:i ResourceTypeFilters:[s]
            IncludeComplianceDetails:b ExcludeCompliantResources:b ResourceARNList:[s]
        TagFilter Key:s Values:[s]
        """;
}
