using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>A request of the session and its answer.</summary>
/// <param name="Number">Of the request in the session, from 1.</param>
/// <param name="Body">JSON as it is; CSV as an array of objects; anything else as one text.</param>
internal sealed record Exchange(int Number, Request Request, int Status, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    public static async Task<Exchange> ReadAsync(int number, Request request, HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var text = await answer.Content.ReadAsStringAsync();
        return new Exchange(number, request, (int)answer.StatusCode, headers, Parse(answer.Content.Headers.ContentType?.MediaType, text));
    }

    private static JsonNode? Parse(string? mediaType, string text) => mediaType switch
    {
        _ when text.Length == 0 => null,
        "application/json" or "application/problem+json" => JsonNode.Parse(text),
        "text/csv" => Rows(text),
        _ => JsonValue.Create(text),
    };

    private static JsonArray Rows(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>();
        return [.. rows.Select(row => JsonSerializer.SerializeToNode(row))];
    }
}
