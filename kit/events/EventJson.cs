using System.Buffers;
using System.Text.Json;

namespace Cafe.Events;

/// <summary>
/// The form of pages on the wire, <c>{stream, position, events, next}</c>, and of messages: one event with its stream. Data
/// pass through as they are: they are neither parsed nor copied here, only skipped.
/// </summary>
internal static class EventJson
{
    private static readonly JsonEncodedText SpecVersion = JsonEncodedText.Encode("specversion");
    private static readonly JsonEncodedText SpecVersionOne = JsonEncodedText.Encode("1.0");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Subject = JsonEncodedText.Encode("subject");
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    private static readonly JsonEncodedText Position = JsonEncodedText.Encode("position");
    private static readonly JsonEncodedText Stream = JsonEncodedText.Encode("stream");
    private static readonly JsonEncodedText AggregateVersion = JsonEncodedText.Encode("aggregateversion");
    private static readonly JsonEncodedText TraceParent = JsonEncodedText.Encode("traceparent");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    public static void WriteStart(Utf8JsonWriter json, StreamPosition head)
    {
        json.WriteStartObject();
        json.WriteString("stream", head.Stream);
        json.WriteNumber("position", head.Position);
        json.WriteStartArray("events");
    }

    /// <param name="json">Where it goes.</param>
    /// <param name="source">The CloudEvents <c>source</c>.</param>
    /// <param name="e">The event; one without data is written without.</param>
    /// <param name="stream">Of a message, which stands alone; a page says it once for all.</param>
    public static void WriteEvent(Utf8JsonWriter json, string source, CloudEvent e, Guid? stream = null)
    {
        json.WriteStartObject();
        json.WriteString(SpecVersion, SpecVersionOne);
        json.WriteString(Id, $"{e.Type}/{e.Subject}/{e.Version}");
        json.WriteString(Source, source);
        json.WriteString(Type, e.Type);
        json.WriteString(Subject, e.Subject);
        json.WriteString(Time, e.Time.UtcDateTime);
        if (e.Position != 0)
            json.WriteNumber(Position, e.Position);
        if (stream is { } of)
            json.WriteString(Stream, of);
        json.WriteNumber(AggregateVersion, e.Version);
        if (e.TraceParent is not null)
            json.WriteString(TraceParent, e.TraceParent);
        if (!e.Data.IsEmpty)
        {
            json.WritePropertyName(Data);
            json.WriteRawValue(e.Data.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    public static void WriteEnd(Utf8JsonWriter json, string? next)
    {
        json.WriteEndArray();
        json.WriteString("next", next);
        json.WriteEndObject();
    }

    /// <exception cref="JsonException">The text is not a page.</exception>
    public static EventPage ReadPage(ReadOnlyMemory<byte> page, IDisposable? memory)
    {
        var reader = new Utf8JsonReader(page.Span);
        var events = new List<CloudEvent>();
        Guid? stream = null;
        long? position = null;
        string? next = null;
        try
        {
            Expect(ref reader, JsonTokenType.StartObject);
            while (NextProperty(ref reader))
            {
                if (reader.ValueTextEquals("stream") && reader.Read())
                    stream = reader.GetGuid();
                else if (reader.ValueTextEquals("position") && reader.Read())
                    position = reader.GetInt64();
                else if (reader.ValueTextEquals("next") && reader.Read())
                    next = reader.GetString();
                else if (reader.ValueTextEquals("events"))
                    ReadEvents(ref reader, page, events);
                else
                    reader.Skip();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("The page of events has another form than expected.", e);
        }

        return stream is { } known && position is { } head
            ? new(events, new(known, head), next, memory)
            : throw new JsonException("The page of events lacks stream or position.");
    }

    /// <returns>An event that has come alone, and its stream. It may lack its data.</returns>
    /// <exception cref="JsonException">The text is no event with stream and position.</exception>
    public static (Guid Stream, CloudEvent Event) ReadMessage(ReadOnlyMemory<byte> message)
    {
        var reader = new Utf8JsonReader(message.Span);
        try
        {
            Expect(ref reader, JsonTokenType.StartObject);
            var one = ReadEvent(ref reader, message, lastType: null, out var stream);
            return stream is { } of && one.Position > 0 && !reader.Read()
                ? (of, one)
                : throw new JsonException("The event lacks stream or position.");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("The event has another form than expected.", e);
        }
    }

    private static void ReadEvents(ref Utf8JsonReader reader, ReadOnlyMemory<byte> page, List<CloudEvent> events)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var one = ReadEvent(ref reader, page, events.Count > 0 ? events[^1].Type : null, out _);
            events.Add(one.Data.IsEmpty ? throw new JsonException("An event lacks data.") : one);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException($"The page of events has another form than expected at byte {reader.TokenStartIndex}.");
    }

    // The type of the event before is most often this one's too: one string for all.
    private static CloudEvent ReadEvent(ref Utf8JsonReader reader, ReadOnlyMemory<byte> page, string? lastType, out Guid? stream)
    {
        stream = null;
        string? type = null, subject = null, traceParent = null;
        long version = 0, position = 0;
        DateTimeOffset time = default;
        ReadOnlyMemory<byte> data = default;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals(Type.EncodedUtf8Bytes) && reader.Read())
                type = lastType is not null && reader.ValueTextEquals(lastType) ? lastType : reader.GetString();
            else if (reader.ValueTextEquals(Subject.EncodedUtf8Bytes) && reader.Read())
                subject = reader.GetString();
            else if (reader.ValueTextEquals(AggregateVersion.EncodedUtf8Bytes) && reader.Read())
                version = reader.GetInt64();
            else if (reader.ValueTextEquals(Position.EncodedUtf8Bytes) && reader.Read())
                position = reader.GetInt64();
            else if (reader.ValueTextEquals(Stream.EncodedUtf8Bytes) && reader.Read())
                stream = reader.GetGuid();
            else if (reader.ValueTextEquals(Time.EncodedUtf8Bytes) && reader.Read())
                time = reader.GetDateTimeOffset();
            else if (reader.ValueTextEquals(TraceParent.EncodedUtf8Bytes) && reader.Read())
                traceParent = reader.GetString();
            else if (reader.ValueTextEquals(Data.EncodedUtf8Bytes) && reader.Read())
                data = Raw(ref reader, page);
            else
                reader.Skip();
        }

        return type is not null && subject is not null
            ? new(type, subject, version, position, time, traceParent, data)
            : throw new JsonException("An event lacks type or subject.");
    }

    private static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> page)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return page[start..(int)reader.BytesConsumed];
    }

    private static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new JsonException($"The page of events has another form than expected: no {token} at byte {reader.TokenStartIndex}.");
    }
}
