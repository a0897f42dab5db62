using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Cafe.Events;

/// <summary>Reads the query of a feed's request, and gathers all that is wrong with it.</summary>
internal sealed partial class FeedQuery(IQueryCollection query)
{
    private const int LongestKey = 200;

    public Dictionary<string, string[]> Errors { get; } = [];

    public string Consumer() => query["consumer"] is [{ } name] && IsConsumer(name)
        ? name
        : Wrong("consumer", "must be the consumer's name: 1 to 100 lower-case letters, digits and hyphens.", "");

    public Guid Stream() => query["stream"] is [{ } text] && Guid.TryParse(text, out var stream)
        ? stream
        : Wrong("stream", "must be the stream of an earlier answer, a UUID.", Guid.Empty);

    /// <returns>Where the page before has ended; <c>null</c> for the first one.</returns>
    public string? Key() => query["after"] switch
    {
        [] => null,
        [{ Length: > 0 and <= LongestKey } key] => key,
        _ => Wrong("after", "must be the next of an earlier page.", ""),
    };

    public long Number(string name, long min, long max, long? byDefault = null) => query[name] switch
    {
        [] when byDefault is { } value => value,
        [{ } text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max => number,
        _ => Wrong(name, $"must be a whole number from {min} to {max}.", min),
    };

    public static bool IsConsumer(string name) => ConsumerName().IsMatch(name);

    private T Wrong<T>(string name, string message, T instead)
    {
        Errors[name] = [message];
        return instead;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ConsumerName();
}
