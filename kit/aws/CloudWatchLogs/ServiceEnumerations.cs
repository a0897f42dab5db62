using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The values of log group class.</summary>
public class LogGroupClass : ConstantClass
{
    /// <summary><c>STANDARD</c></summary>
    public static readonly LogGroupClass STANDARD = new("STANDARD");

    /// <summary><c>INFREQUENT_ACCESS</c></summary>
    public static readonly LogGroupClass INFREQUENT_ACCESS = new("INFREQUENT_ACCESS");

    /// <summary><c>DELIVERY</c></summary>
    public static readonly LogGroupClass DELIVERY = new("DELIVERY");

    /// <summary>A value that has no constant here.</summary>
    public LogGroupClass(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LogGroupClass FindValue(string value) => FindValue<LogGroupClass>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LogGroupClass(string value) => FindValue(value);
}

/// <summary>The values of order by.</summary>
public class OrderBy : ConstantClass
{
    /// <summary><c>LogStreamName</c></summary>
    public static readonly OrderBy LogStreamName = new("LogStreamName");

    /// <summary><c>LastEventTime</c></summary>
    public static readonly OrderBy LastEventTime = new("LastEventTime");

    /// <summary>A value that has no constant here.</summary>
    public OrderBy(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static OrderBy FindValue(string value) => FindValue<OrderBy>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator OrderBy(string value) => FindValue(value);
}
