namespace Cafe.Deploy.Planning;

/// <summary>What a change would make different.</summary>
/// <param name="Path">Where, such as <c>menu.environment.Cafe__Currency</c>.</param>
/// <param name="Before">What is there; <c>null</c> where nothing is.</param>
/// <param name="After">What is wanted; <c>null</c> where nothing is.</param>
internal sealed record Difference(string Path, string? Before, string? After)
{
    /// <summary>All of them, by path.</summary>
    public static IReadOnlyList<Difference> Between(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(path => new Difference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(difference => difference.Before != difference.After),
    ];

    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Path}: {After}",
        (_, null) => $"- {Path}: {Before}",
        _ => $"~ {Path}: {Before} → {After}",
    };
}
