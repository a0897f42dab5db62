namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS Identity and Access Management may hold, after the service's published model (2010-05-08).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class IamShapes
{
    public const string Text = """
        @SimulatePrincipalPolicy PolicySourceArn!:s PolicyInputList:[s] PermissionsBoundaryPolicyInputList:[s]
            ActionNames!:[s] ResourceArns:[s] ResourcePolicy:s ResourceOwner:s CallerArn:s ContextEntries:[ContextEntry]
            ResourceHandlingOption:s MaxItems:i Marker:s
        @GetRole RoleName!:s
        ContextEntry ContextKeyName:s ContextKeyValues:[s] ContextKeyType:%ContextKeyTypeEnum
        %ContextKeyTypeEnum string|stringList|numeric|numericList|boolean|booleanList|ip|ipList|binary|binaryList|date|dateList
        """;
}
