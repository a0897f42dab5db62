using System.Text.Json;

namespace Cafe.Monolith.Http;

/// <summary>How the API and the database write an enum: lower-case words, joined by hyphens.</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Exactly one of the words; <c>null</c> for anything else.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Of(value) == word).Select(value => (T?)value).FirstOrDefault();

    /// <summary>All of them, for people.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
