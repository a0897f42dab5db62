using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cafe.ServiceDefaults;

/// <summary>
/// Checks the fields of one request and collects what is wrong with them, so that the caller learns
/// all of it at once.
/// </summary>
public sealed class InputErrors
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>Whether anything was wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>400, with the errors by field.</summary>
    public ValidationProblem Problem() => TypedResults.ValidationProblem(_errors);

    /// <summary>422: well-formed, but it can't be met.</summary>
    public ProblemHttpResult Unmet(string title) => TypedResults.Problem(
        new HttpValidationProblemDetails(_errors) { Status = StatusCodes.Status422UnprocessableEntity, Title = title });

    /// <summary>Says what is wrong with a field; one field may have several errors.</summary>
    public void Add(string field, string message) =>
        _errors[field] = _errors.TryGetValue(field, out var earlier) ? [.. earlier, message] : [message];

    /// <summary>The trimmed text, or <c>null</c> where it is absent or blank.</summary>
    public string? OptionalText(string field, string? value, int maxCharacters)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.Any(char.IsControl))
            Add(field, "must not contain control characters.");
        if (text.EnumerateRunes().Count() is var length && length > maxCharacters)
            Add(field, $"must have at most {maxCharacters} characters, has {length}.");
        return text;
    }

    /// <summary>The trimmed text, which must be there.</summary>
    public string Text(string field, string? value, int maxCharacters)
    {
        if (OptionalText(field, value, maxCharacters) is { } text)
            return text;
        Add(field, $"is required: 1 to {maxCharacters} characters.");
        return "";
    }

    /// <summary>The value, which must be there.</summary>
    public T Required<T>(string field, T? value)
        where T : struct
    {
        if (value is null)
            Add(field, "is required.");
        return value ?? default;
    }

    /// <summary>A whole number within bounds, both inclusive; <paramref name="byDefault"/> where it is absent.</summary>
    public int Number(string field, string? text, int min, int max, int byDefault)
    {
        if (text is null)
            return byDefault;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
            return number;
        Add(field, $"must be a whole number from {min} to {max}.");
        return byDefault;
    }

    private static readonly DateOnly FirstDate = new(2000, 1, 1);
    private static readonly DateOnly LastDate = new(2100, 12, 31);

    /// <summary>A local date such as 2026-11-20; <c>null</c> where it is absent or wrong.</summary>
    public DateOnly? Date(string field, string? text)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date >= FirstDate && date <= LastDate)
            return date;
        Add(field, $"must be a date like 2026-11-20, from {FirstDate:yyyy-MM-dd} to {LastDate:yyyy-MM-dd}.");
        return null;
    }

    /// <summary>A local date such as 2026-11-20, which must be there.</summary>
    public DateOnly RequiredDate(string field, string? text)
    {
        if (text is null)
            Add(field, "is required: a date like 2026-11-20.");
        return Date(field, text) ?? FirstDate;
    }

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>An ISO 8601 instant with its offset; <c>null</c> where it is absent or wrong.</summary>
    public DateTimeOffset? Instant(string field, string? text)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        Add(field, "must be an instant with its offset, like 2026-11-20T09:30:00Z (write + as %2B).");
        return null;
    }
}
