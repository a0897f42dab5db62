using Amazon.Runtime;

namespace Amazon.Scheduler;

/// <summary>The values of action after completion.</summary>
public class ActionAfterCompletion : ConstantClass
{
    /// <summary><c>NONE</c></summary>
    public static readonly ActionAfterCompletion NONE = new("NONE");

    /// <summary><c>DELETE</c></summary>
    public static readonly ActionAfterCompletion DELETE = new("DELETE");

    /// <summary>A value that has no constant here.</summary>
    public ActionAfterCompletion(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ActionAfterCompletion FindValue(string value) => FindValue<ActionAfterCompletion>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ActionAfterCompletion(string value) => FindValue(value);
}

/// <summary>The values of assign public ip.</summary>
public class AssignPublicIp : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly AssignPublicIp DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public AssignPublicIp(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

/// <summary>The values of flexible time window mode.</summary>
public class FlexibleTimeWindowMode : ConstantClass
{
    /// <summary><c>OFF</c></summary>
    public static readonly FlexibleTimeWindowMode OFF = new("OFF");

    /// <summary><c>FLEXIBLE</c></summary>
    public static readonly FlexibleTimeWindowMode FLEXIBLE = new("FLEXIBLE");

    /// <summary>A value that has no constant here.</summary>
    public FlexibleTimeWindowMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static FlexibleTimeWindowMode FindValue(string value) => FindValue<FlexibleTimeWindowMode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator FlexibleTimeWindowMode(string value) => FindValue(value);
}

/// <summary>The values of launch type.</summary>
public class LaunchType : ConstantClass
{
    /// <summary><c>EC2</c></summary>
    public static readonly LaunchType EC2 = new("EC2");

    /// <summary><c>FARGATE</c></summary>
    public static readonly LaunchType FARGATE = new("FARGATE");

    /// <summary><c>EXTERNAL</c></summary>
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");

    /// <summary>A value that has no constant here.</summary>
    public LaunchType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LaunchType(string value) => FindValue(value);
}

/// <summary>The values of propagate tags.</summary>
public class PropagateTags : ConstantClass
{
    /// <summary><c>TASK_DEFINITION</c></summary>
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    /// <summary>A value that has no constant here.</summary>
    public PropagateTags(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PropagateTags(string value) => FindValue(value);
}

/// <summary>The values of schedule group state.</summary>
public class ScheduleGroupState : ConstantClass
{
    /// <summary><c>ACTIVE</c></summary>
    public static readonly ScheduleGroupState ACTIVE = new("ACTIVE");

    /// <summary><c>DELETING</c></summary>
    public static readonly ScheduleGroupState DELETING = new("DELETING");

    /// <summary>A value that has no constant here.</summary>
    public ScheduleGroupState(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ScheduleGroupState FindValue(string value) => FindValue<ScheduleGroupState>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ScheduleGroupState(string value) => FindValue(value);
}

/// <summary>The values of schedule state.</summary>
public class ScheduleState : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly ScheduleState ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly ScheduleState DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public ScheduleState(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ScheduleState FindValue(string value) => FindValue<ScheduleState>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ScheduleState(string value) => FindValue(value);
}
