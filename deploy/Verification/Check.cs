namespace Cafe.Deploy.Verification;

internal enum CheckResult
{
    Ok,

    /// <summary>No good: a deployment would fail, or not do what is described.</summary>
    Ng,

    /// <summary>Couldn't be found out from here.</summary>
    Skip,
}

/// <summary>Something that has to be so for a deployment to succeed.</summary>
/// <param name="What">What was checked, such as <c>image</c>.</param>
/// <param name="Detail">What was found, and what to do about it; nothing secret.</param>
internal sealed record Check(string What, CheckResult Result, string Detail)
{
    public static Check Ok(string what, string detail) => new(what, CheckResult.Ok, detail);

    public static Check Ng(string what, string detail) => new(what, CheckResult.Ng, detail);

    public static Check Skip(string what, string detail) => new(what, CheckResult.Skip, detail);
}

/// <summary>The checks of one workload, or of what all have in common.</summary>
internal sealed record CheckGroup(string Name, IReadOnlyList<Check> Checks);
