using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>The values of deletion mode.</summary>
public class DeletionMode : ConstantClass
{
    /// <summary><c>STANDARD</c></summary>
    public static readonly DeletionMode STANDARD = new("STANDARD");

    /// <summary><c>FORCE_DELETE_STACK</c></summary>
    public static readonly DeletionMode FORCE_DELETE_STACK = new("FORCE_DELETE_STACK");

    /// <summary>A value that has no constant here.</summary>
    public DeletionMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DeletionMode FindValue(string value) => FindValue<DeletionMode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DeletionMode(string value) => FindValue(value);
}

/// <summary>The values of detailed status.</summary>
public class DetailedStatus : ConstantClass
{
    /// <summary><c>CONFIGURATION_COMPLETE</c></summary>
    public static readonly DetailedStatus CONFIGURATION_COMPLETE = new("CONFIGURATION_COMPLETE");

    /// <summary><c>VALIDATION_FAILED</c></summary>
    public static readonly DetailedStatus VALIDATION_FAILED = new("VALIDATION_FAILED");

    /// <summary>A value that has no constant here.</summary>
    public DetailedStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DetailedStatus FindValue(string value) => FindValue<DetailedStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DetailedStatus(string value) => FindValue(value);
}

/// <summary>The values of on failure.</summary>
public class OnFailure : ConstantClass
{
    /// <summary><c>DO_NOTHING</c></summary>
    public static readonly OnFailure DO_NOTHING = new("DO_NOTHING");

    /// <summary><c>ROLLBACK</c></summary>
    public static readonly OnFailure ROLLBACK = new("ROLLBACK");

    /// <summary><c>DELETE</c></summary>
    public static readonly OnFailure DELETE = new("DELETE");

    /// <summary>A value that has no constant here.</summary>
    public OnFailure(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static OnFailure FindValue(string value) => FindValue<OnFailure>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator OnFailure(string value) => FindValue(value);
}

/// <summary>The values of resource status.</summary>
public class ResourceStatus : ConstantClass
{
    /// <summary><c>CREATE_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");

    /// <summary><c>CREATE_FAILED</c></summary>
    public static readonly ResourceStatus CREATE_FAILED = new("CREATE_FAILED");

    /// <summary><c>CREATE_COMPLETE</c></summary>
    public static readonly ResourceStatus CREATE_COMPLETE = new("CREATE_COMPLETE");

    /// <summary><c>DELETE_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");

    /// <summary><c>DELETE_FAILED</c></summary>
    public static readonly ResourceStatus DELETE_FAILED = new("DELETE_FAILED");

    /// <summary><c>DELETE_COMPLETE</c></summary>
    public static readonly ResourceStatus DELETE_COMPLETE = new("DELETE_COMPLETE");

    /// <summary><c>DELETE_SKIPPED</c></summary>
    public static readonly ResourceStatus DELETE_SKIPPED = new("DELETE_SKIPPED");

    /// <summary><c>UPDATE_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");

    /// <summary><c>UPDATE_FAILED</c></summary>
    public static readonly ResourceStatus UPDATE_FAILED = new("UPDATE_FAILED");

    /// <summary><c>UPDATE_COMPLETE</c></summary>
    public static readonly ResourceStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");

    /// <summary><c>IMPORT_FAILED</c></summary>
    public static readonly ResourceStatus IMPORT_FAILED = new("IMPORT_FAILED");

    /// <summary><c>IMPORT_COMPLETE</c></summary>
    public static readonly ResourceStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");

    /// <summary><c>IMPORT_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");

    /// <summary><c>IMPORT_ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");

    /// <summary><c>IMPORT_ROLLBACK_FAILED</c></summary>
    public static readonly ResourceStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");

    /// <summary><c>IMPORT_ROLLBACK_COMPLETE</c></summary>
    public static readonly ResourceStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");

    /// <summary><c>EXPORT_FAILED</c></summary>
    public static readonly ResourceStatus EXPORT_FAILED = new("EXPORT_FAILED");

    /// <summary><c>EXPORT_COMPLETE</c></summary>
    public static readonly ResourceStatus EXPORT_COMPLETE = new("EXPORT_COMPLETE");

    /// <summary><c>EXPORT_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus EXPORT_IN_PROGRESS = new("EXPORT_IN_PROGRESS");

    /// <summary><c>EXPORT_ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus EXPORT_ROLLBACK_IN_PROGRESS = new("EXPORT_ROLLBACK_IN_PROGRESS");

    /// <summary><c>EXPORT_ROLLBACK_FAILED</c></summary>
    public static readonly ResourceStatus EXPORT_ROLLBACK_FAILED = new("EXPORT_ROLLBACK_FAILED");

    /// <summary><c>EXPORT_ROLLBACK_COMPLETE</c></summary>
    public static readonly ResourceStatus EXPORT_ROLLBACK_COMPLETE = new("EXPORT_ROLLBACK_COMPLETE");

    /// <summary><c>UPDATE_ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    /// <summary><c>UPDATE_ROLLBACK_COMPLETE</c></summary>
    public static readonly ResourceStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");

    /// <summary><c>UPDATE_ROLLBACK_FAILED</c></summary>
    public static readonly ResourceStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");

    /// <summary><c>ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly ResourceStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");

    /// <summary><c>ROLLBACK_COMPLETE</c></summary>
    public static readonly ResourceStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");

    /// <summary><c>ROLLBACK_FAILED</c></summary>
    public static readonly ResourceStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");

    /// <summary>A value that has no constant here.</summary>
    public ResourceStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ResourceStatus FindValue(string value) => FindValue<ResourceStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ResourceStatus(string value) => FindValue(value);
}

/// <summary>The values of stack status.</summary>
public class StackStatus : ConstantClass
{
    /// <summary><c>CREATE_IN_PROGRESS</c></summary>
    public static readonly StackStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");

    /// <summary><c>CREATE_FAILED</c></summary>
    public static readonly StackStatus CREATE_FAILED = new("CREATE_FAILED");

    /// <summary><c>CREATE_COMPLETE</c></summary>
    public static readonly StackStatus CREATE_COMPLETE = new("CREATE_COMPLETE");

    /// <summary><c>ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly StackStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");

    /// <summary><c>ROLLBACK_FAILED</c></summary>
    public static readonly StackStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");

    /// <summary><c>ROLLBACK_COMPLETE</c></summary>
    public static readonly StackStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");

    /// <summary><c>DELETE_IN_PROGRESS</c></summary>
    public static readonly StackStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");

    /// <summary><c>DELETE_FAILED</c></summary>
    public static readonly StackStatus DELETE_FAILED = new("DELETE_FAILED");

    /// <summary><c>DELETE_COMPLETE</c></summary>
    public static readonly StackStatus DELETE_COMPLETE = new("DELETE_COMPLETE");

    /// <summary><c>UPDATE_IN_PROGRESS</c></summary>
    public static readonly StackStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");

    /// <summary><c>UPDATE_COMPLETE_CLEANUP_IN_PROGRESS</c></summary>
    public static readonly StackStatus UPDATE_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");

    /// <summary><c>UPDATE_COMPLETE</c></summary>
    public static readonly StackStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");

    /// <summary><c>UPDATE_FAILED</c></summary>
    public static readonly StackStatus UPDATE_FAILED = new("UPDATE_FAILED");

    /// <summary><c>UPDATE_ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly StackStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    /// <summary><c>UPDATE_ROLLBACK_FAILED</c></summary>
    public static readonly StackStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");

    /// <summary><c>UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS</c></summary>
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

    /// <summary><c>UPDATE_ROLLBACK_COMPLETE</c></summary>
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");

    /// <summary><c>REVIEW_IN_PROGRESS</c></summary>
    public static readonly StackStatus REVIEW_IN_PROGRESS = new("REVIEW_IN_PROGRESS");

    /// <summary><c>IMPORT_IN_PROGRESS</c></summary>
    public static readonly StackStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");

    /// <summary><c>IMPORT_COMPLETE</c></summary>
    public static readonly StackStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");

    /// <summary><c>IMPORT_ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly StackStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");

    /// <summary><c>IMPORT_ROLLBACK_FAILED</c></summary>
    public static readonly StackStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");

    /// <summary><c>IMPORT_ROLLBACK_COMPLETE</c></summary>
    public static readonly StackStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");

    /// <summary>A value that has no constant here.</summary>
    public StackStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static StackStatus FindValue(string value) => FindValue<StackStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator StackStatus(string value) => FindValue(value);
}

/// <summary>The values of template stage.</summary>
public class TemplateStage : ConstantClass
{
    /// <summary><c>Original</c></summary>
    public static readonly TemplateStage Original = new("Original");

    /// <summary><c>Processed</c></summary>
    public static readonly TemplateStage Processed = new("Processed");

    /// <summary>A value that has no constant here.</summary>
    public TemplateStage(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TemplateStage FindValue(string value) => FindValue<TemplateStage>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TemplateStage(string value) => FindValue(value);
}
