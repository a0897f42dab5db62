using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>The values of filter name string type.</summary>
public class FilterNameStringType : ConstantClass
{
    /// <summary><c>description</c></summary>
    public static readonly FilterNameStringType Description = new("description");

    /// <summary><c>name</c></summary>
    public static readonly FilterNameStringType Name = new("name");

    /// <summary><c>tag-key</c></summary>
    public static readonly FilterNameStringType TagKey = new("tag-key");

    /// <summary><c>tag-value</c></summary>
    public static readonly FilterNameStringType TagValue = new("tag-value");

    /// <summary><c>primary-region</c></summary>
    public static readonly FilterNameStringType PrimaryRegion = new("primary-region");

    /// <summary><c>owning-service</c></summary>
    public static readonly FilterNameStringType OwningService = new("owning-service");

    /// <summary><c>all</c></summary>
    public static readonly FilterNameStringType All = new("all");

    /// <summary>A value that has no constant here.</summary>
    public FilterNameStringType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static FilterNameStringType FindValue(string value) => FindValue<FilterNameStringType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator FilterNameStringType(string value) => FindValue(value);
}

/// <summary>The values of sort order type.</summary>
public class SortOrderType : ConstantClass
{
    /// <summary><c>asc</c></summary>
    public static readonly SortOrderType Asc = new("asc");

    /// <summary><c>desc</c></summary>
    public static readonly SortOrderType Desc = new("desc");

    /// <summary>A value that has no constant here.</summary>
    public SortOrderType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static SortOrderType FindValue(string value) => FindValue<SortOrderType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator SortOrderType(string value) => FindValue(value);
}
