namespace Cafe.Cli.CommandLine;

/// <summary>Guesses what somebody meant to type.</summary>
internal static class NearestMatch
{
    /// <summary>The known name that the typed one becomes with the fewest changes; <c>null</c> if none is like
    /// it.</summary>
    public static string? Of(string typed, IEnumerable<string> known) => known
        .Select(name => (Name: name, Changes: Distance(typed.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(candidate => candidate.Changes <= Math.Max(2, candidate.Name.Length / 2))
        .OrderBy(candidate => candidate.Changes).FirstOrDefault().Name;

    /// <summary>Damerau's distance: letters inserted, dropped, replaced, or swapped with their neighbour.</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
