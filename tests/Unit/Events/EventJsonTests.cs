using System.Buffers;
using System.Text;
using System.Text.Json;
using Cafe.Events;

namespace Cafe.Tests.Unit.Events;

public class EventJsonTests
{
    private static readonly Guid Stream = Guid.Parse("5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"Scone \"with\" ☕","price":2.50,"tags":[[],{"a":null}],"data":{"position":7}}""")]
    [InlineData("[1, 2.50 , true]")]
    [InlineData("\"text\"")]
    [InlineData("1E5")]
    public void Data_pass_through_byte_by_byte(string data)
    {
        var written = Page([Event(3, data)], head: 9, next: null);

        using var read = EventJson.ReadPage(Encoding.UTF8.GetBytes(written), memory: null);

        read.Head.ShouldBe(new StreamPosition(Stream, 9));
        read.Next.ShouldBeNull();
        var one = read.Events.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(one.Data.Span).ShouldBe(data);
        (one with { Data = default }).ShouldBe(Event(3, data) with { Data = default });
    }

    [Fact]
    public void A_page_of_a_snapshot_says_where_the_next_one_begins()
    {
        var written = Page([Event(0, "{}") with { TraceParent = null }], head: 9, next: "a key/?&");

        using var read = EventJson.ReadPage(Encoding.UTF8.GetBytes(written), memory: null);

        read.Next.ShouldBe("a key/?&");
        read.Events[0].Position.ShouldBe(0);
        read.Events[0].TraceParent.ShouldBeNull();
        written.ShouldNotContain("traceparent");
    }

    [Fact]
    public void What_a_later_version_adds_is_skipped()
    {
        var page = $$"""
            {"more":{"events":[1]},"events":[{"subject":"7","dataschema":"x","type":"t","data":{"n":1},"extra":[{}],"aggregateversion":2}],
             "stream":"{{Stream}}","position":4}
            """;

        using var read = EventJson.ReadPage(Encoding.UTF8.GetBytes(page), memory: null);

        read.Events.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Subject.ShouldBe("7"), one => one.Version.ShouldBe(2), one => Encoding.UTF8.GetString(one.Data.Span).ShouldBe("""{"n":1}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"stream":"no","position":1,"events":[]}""")]
    [InlineData("""{"stream":"5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11","position":"1","events":[]}""")]
    [InlineData("""{"stream":"5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11","position":1,"events":{}}""")]
    [InlineData("""{"stream":"5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11","position":1,"events":[7]}""")]
    [InlineData("""{"stream":"5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11","position":1,"events":[{"type":"t","subject":"s"}]}""")]
    [InlineData("""{"stream":"5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11","position":1,"events":[{"type":"t","subject":"s","data":{}""")]
    public void Anything_else_is_refused(string page) =>
        Should.Throw<JsonException>(() => EventJson.ReadPage(Encoding.UTF8.GetBytes(page), memory: null));

    private static CloudEvent Event(long position, string data) => new(
        "order.changed", "0198c3c2", 12, position, new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero).AddMicroseconds(123_456),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Encoding.UTF8.GetBytes(data));

    private static string Page(IReadOnlyList<CloudEvent> events, long head, string? next)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            EventJson.WriteStart(json, new(Stream, head));
            foreach (var one in events)
                EventJson.WriteEvent(json, "orders", one);
            EventJson.WriteEnd(json, next);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
