using System.Collections.Frozen;
using System.Text.Json;

namespace Cafe.ServiceDefaults;

/// <summary>How the API and the database write an enum: lower-case words, joined by hyphens.</summary>
public static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[value];

    /// <summary>Exactly one of the words; <c>null</c> for anything else.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => word is not null && Table<T>.Values.TryGetValue(word, out var value) ? value : null;

    /// <summary>All of them, for people.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
