using System.Text;
using System.Text.Json;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>An answer, read to its end.</summary>
public sealed class Answer
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public required string Request { get; init; }

    public required int Status { get; init; }

    public required string Text { get; init; }

    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim();

    public JsonElement Json => JsonElement.Parse(Text);

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var request = response.RequestMessage!;
        var answer = new Answer
        {
            Request = $"{request.Method} {request.RequestUri!.PathAndQuery}",
            Status = (int)response.StatusCode,
            Text = StrictUtf8.GetString(await response.Content.ReadAsByteArrayAsync()),
        };
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            answer._headers[name] = string.Join(", ", values);
        return answer;
    }

    public override string ToString() => $"{Request} → {Status} {Header("Content-Type")}\n{Text}";
}

/// <summary>What a test expects of an answer that is on its way.</summary>
public static class Expectations
{
    extension(Task<Answer> answering)
    {
        public async Task<Answer> Expect(int status)
        {
            var answer = await answering;
            answer.Status.ShouldBe(status, answer.ToString());
            return answer;
        }

        /// <summary>Reads the answer's JSON: exactly the fields of <typeparamref name="T"/>, none missing.</summary>
        public async Task<T> Expect<T>(int status) => (await answering.Expect(status)).As<T>();

        /// <summary>An RFC 9457 problem; of invalid input (400, 422) also the fields that are at fault.</summary>
        /// <returns>What the answer says of the fields, all in one text.</returns>
        public async Task<string> ExpectProblem(int status, params string[] fields)
        {
            var answer = await answering.Expect(status);
            if (status is not (400 or 422))
                return answer.Text;

            answer.Json.TryGetProperty("errors", out var errors).ShouldBeTrue(answer.ToString());
            var messages = errors.EnumerateObject().ToDictionary(
                field => field.Name,
                field => string.Join(' ', field.Value.EnumerateArray().Select(message => message.GetString())));
            messages.ShouldNotBeEmpty();
            messages.Values.ShouldAllBe(message => message.Length > 0);
            foreach (var field in fields)
                messages.Keys.ShouldContain(field, answer.ToString());
            return string.Join('\n', messages.Values);
        }
    }

    public static T As<T>(this Answer answer)
    {
        answer.MediaType.ShouldBe("application/json", answer.ToString());
        try
        {
            return JsonSerializer.Deserialize<T>(answer.Text, ApiJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new ShouldAssertException($"{exception.Message}\n{answer}");
        }
    }
}
