using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>Where two answers to one request of the session differ.</summary>
/// <param name="Field"><c>status</c>, a header, or the JSON path of a value.</param>
internal sealed record Difference(Exchange Exchange, string Field, string Monolith, string Services)
{
    public override string ToString() =>
        $"#{Exchange.Number} {Exchange.Request}\n    {Field}: {Monolith} from the monolith, {Services} from the services";
}

/// <summary>Compares two recordings of the session, exchange by exchange. Ids, numbers of orders and instants can't be
/// equal: what stands for one on this side has to stand for the same one wherever it comes up.</summary>
internal sealed partial class Comparison
{
    private const string Absent = "nothing";

    private static readonly string[] Headers =
    [
        "Content-Type", "ETag", "Location", "Retry-After", "WWW-Authenticate", "Allow", "Content-Disposition", "X-Content-Type-Options",
        "Content-Security-Policy", "Referrer-Policy",
    ];

    private readonly Dictionary<(string Kind, string Value), string> _there = [], _back = [];

    public IEnumerable<Difference> Differences(Exchange monolith, Exchange services)
    {
        var found = new List<Difference>();
        void Check(bool isSame, string field, object? one, object? other)
        {
            if (!isSame)
                found.Add(new Difference(monolith, field, Text(one), Text(other)));
        }

        Check(monolith.Status == services.Status, "status", monolith.Status, services.Status);
        foreach (var header in Headers)
        {
            var (one, other) = (monolith.Headers.GetValueOrDefault(header), services.Headers.GetValueOrDefault(header));
            Check(IsSameHeader(header, one, other), header, one, other);
        }

        Compare("$", monolith.Body, services.Body, Check);
        return found;
    }

    private void Compare(string path, JsonNode? monolith, JsonNode? services, Action<bool, string, object?, object?> check)
    {
        switch (monolith, services)
        {
            case (JsonObject one, JsonObject other):
                foreach (var name in one.Select(field => field.Key).Union(other.Select(field => field.Key)))
                {
                    // What became possible once reporting stood alone.
                    if (name == "bakingPlan" && !one.ContainsKey(name))
                        continue;
                    if (one.ContainsKey(name) && other.ContainsKey(name))
                        Compare($"{path}.{name}", one[name], other[name], check);
                    else
                        check(false, $"{path}.{name}", one.ContainsKey(name) ? Json(one[name]) : null, other.ContainsKey(name) ? Json(other[name]) : null);
                }

                break;
            case (JsonArray one, JsonArray other):
                check(one.Count == other.Count, $"{path}.length", one.Count, other.Count);
                for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
                    Compare($"{path}[{i}]", one[i], other[i], check);
                break;
            default:
                check(IsSameValue(path[(path.LastIndexOf('.') + 1)..], monolith, services), path, Json(monolith), Json(services));
                break;
        }
    }

    private bool IsSameValue(string field, JsonNode? one, JsonNode? other) => (field, one?.GetValueKind(), other?.GetValueKind()) switch
    {
        ("traceId" or "accessToken" or "next", JsonValueKind.String, JsonValueKind.String) => true,
        ("number", JsonValueKind.Number, JsonValueKind.Number) => AreOne(field, one!.ToJsonString(), other!.ToJsonString()),
        (_, JsonValueKind.String, JsonValueKind.String) => IsSameText(one!.GetValue<string>(), other!.GetValue<string>()),
        _ => JsonNode.DeepEquals(one, other),
    };

    private bool IsSameHeader(string name, string? one, string? other) => (name, one, other) switch
    {
        (_, null, _) or (_, _, null) => one == other,
        // Seconds that go by.
        ("Retry-After", _, _) => one.All(char.IsAsciiDigit) && other.All(char.IsAsciiDigit),
        _ => IsSameText(one, other),
    };

    private bool IsSameText(string one, string other)
    {
        if (Instant().IsMatch(one) && Instant().IsMatch(other))
            return AreOne("instant", one, other);
        return Id().Replace(one, "id") == Id().Replace(other, "id")
            && Id().Matches(one).Zip(Id().Matches(other)).All(ids => AreOne("id", ids.First.Value, ids.Second.Value));
    }

    /// <summary>Whether the two stand for one thing: they have so far, or neither has come up.</summary>
    private bool AreOne(string kind, string one, string other)
    {
        if (_there.TryAdd((kind, one), other) & _back.TryAdd((kind, other), one))
            return true;
        return _there[(kind, one)] == other && _back[(kind, other)] == one;
    }

    private static string Json(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : Absent;

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\z")]
    private static partial Regex Instant();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
