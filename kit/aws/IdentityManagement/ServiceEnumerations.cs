using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>The values of context key type.</summary>
public class ContextKeyTypeEnum : ConstantClass
{
    /// <summary><c>string</c></summary>
    public static readonly ContextKeyTypeEnum String = new("string");

    /// <summary><c>stringList</c></summary>
    public static readonly ContextKeyTypeEnum StringList = new("stringList");

    /// <summary><c>numeric</c></summary>
    public static readonly ContextKeyTypeEnum Numeric = new("numeric");

    /// <summary><c>numericList</c></summary>
    public static readonly ContextKeyTypeEnum NumericList = new("numericList");

    /// <summary><c>boolean</c></summary>
    public static readonly ContextKeyTypeEnum Boolean = new("boolean");

    /// <summary><c>booleanList</c></summary>
    public static readonly ContextKeyTypeEnum BooleanList = new("booleanList");

    /// <summary><c>ip</c></summary>
    public static readonly ContextKeyTypeEnum Ip = new("ip");

    /// <summary><c>ipList</c></summary>
    public static readonly ContextKeyTypeEnum IpList = new("ipList");

    /// <summary><c>binary</c></summary>
    public static readonly ContextKeyTypeEnum Binary = new("binary");

    /// <summary><c>binaryList</c></summary>
    public static readonly ContextKeyTypeEnum BinaryList = new("binaryList");

    /// <summary><c>date</c></summary>
    public static readonly ContextKeyTypeEnum Date = new("date");

    /// <summary><c>dateList</c></summary>
    public static readonly ContextKeyTypeEnum DateList = new("dateList");

    /// <summary>A value that has no constant here.</summary>
    public ContextKeyTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ContextKeyTypeEnum FindValue(string value) => FindValue<ContextKeyTypeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ContextKeyTypeEnum(string value) => FindValue(value);
}

/// <summary>The values of permissions boundary attachment type.</summary>
public class PermissionsBoundaryAttachmentType : ConstantClass
{
    /// <summary><c>PermissionsBoundaryPolicy</c></summary>
    public static readonly PermissionsBoundaryAttachmentType PermissionsBoundaryPolicy = new("PermissionsBoundaryPolicy");

    /// <summary>A value that has no constant here.</summary>
    public PermissionsBoundaryAttachmentType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PermissionsBoundaryAttachmentType FindValue(string value) => FindValue<PermissionsBoundaryAttachmentType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PermissionsBoundaryAttachmentType(string value) => FindValue(value);
}

/// <summary>The values of policy evaluation decision type.</summary>
public class PolicyEvaluationDecisionType : ConstantClass
{
    /// <summary><c>allowed</c></summary>
    public static readonly PolicyEvaluationDecisionType Allowed = new("allowed");

    /// <summary><c>explicitDeny</c></summary>
    public static readonly PolicyEvaluationDecisionType ExplicitDeny = new("explicitDeny");

    /// <summary><c>implicitDeny</c></summary>
    public static readonly PolicyEvaluationDecisionType ImplicitDeny = new("implicitDeny");

    /// <summary>A value that has no constant here.</summary>
    public PolicyEvaluationDecisionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PolicyEvaluationDecisionType FindValue(string value) => FindValue<PolicyEvaluationDecisionType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PolicyEvaluationDecisionType(string value) => FindValue(value);
}

/// <summary>The values of policy source type.</summary>
public class PolicySourceType : ConstantClass
{
    /// <summary><c>user</c></summary>
    public static readonly PolicySourceType User = new("user");

    /// <summary><c>group</c></summary>
    public static readonly PolicySourceType Group = new("group");

    /// <summary><c>role</c></summary>
    public static readonly PolicySourceType Role = new("role");

    /// <summary><c>aws-managed</c></summary>
    public static readonly PolicySourceType AwsManaged = new("aws-managed");

    /// <summary><c>user-managed</c></summary>
    public static readonly PolicySourceType UserManaged = new("user-managed");

    /// <summary><c>resource</c></summary>
    public static readonly PolicySourceType Resource = new("resource");

    /// <summary><c>none</c></summary>
    public static readonly PolicySourceType None = new("none");

    /// <summary>A value that has no constant here.</summary>
    public PolicySourceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PolicySourceType FindValue(string value) => FindValue<PolicySourceType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PolicySourceType(string value) => FindValue(value);
}
