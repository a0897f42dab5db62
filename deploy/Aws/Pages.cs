namespace Cafe.Deploy.Aws;

/// <summary>Lists that AWS gives in pages.</summary>
internal static class Pages
{
    // More than any quota of what is listed here; a token that never ends is a defect, not a list.
    private const int Most = 1000;

    /// <param name="read">A page, from the token of the page before; <c>null</c> for the first.</param>
    /// <param name="items">What is on it, if anything.</param>
    /// <param name="next">The next page's token; <c>null</c> or empty on the last.</param>
    public static async Task<List<TItem>> AllAsync<TPage, TItem>(
        Func<string?, Task<TPage>> read, Func<TPage, List<TItem>?> items, Func<TPage, string?> next)
    {
        List<TItem> all = [];
        string? token = null;
        for (var page = 0; page < Most; page++)
        {
            var answer = await read(token);
            all.AddRange(items(answer) ?? []);
            token = next(answer);
            if (string.IsNullOrEmpty(token)) return all;
        }

        throw new DeployException($"AWS gave more than {Most} pages of a list");
    }
}
