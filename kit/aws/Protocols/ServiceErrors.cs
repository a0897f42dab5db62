#nullable enable
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Cafe.Aws.Protocols;

/// <summary>
/// Makes the service's own exceptions of what it answers. An unknown error code gives the service's base exception, and an
/// answer that isn't one of the protocol's (a proxy's page, an emulator's stack trace) one that quotes it.
/// </summary>
internal sealed partial class ServiceErrors
{
    private const int QuotedCharacters = 300;

    private static readonly Type[] ConstructorTypes =
        [typeof(string), typeof(Exception), typeof(ErrorType), typeof(string), typeof(string), typeof(HttpStatusCode)];

    private readonly ConstructorInfo _unknown;
    private readonly Dictionary<string, ConstructorInfo> _byCode = new(StringComparer.Ordinal);

    public ServiceErrors(Type baseException)
    {
        _unknown = baseException.GetConstructor(ConstructorTypes)!;
        foreach (var type in baseException.Assembly.GetTypes().Where(type => type.IsSubclassOf(baseException)))
        {
            var constructor = type.GetConstructor(ConstructorTypes)!;
            _byCode[type.Name] = constructor;
            _byCode[type.GetCustomAttribute<WireNameAttribute>()?.Name ?? type.Name[..^"Exception".Length]] = constructor;
        }
    }

    /// <summary>JSON and REST-JSON: the code is <c>__type</c> or a header, without namespace and link. A service that once spoke the
    /// query protocol adds its code of that time, which goes on being <c>ErrorCode</c>.</summary>
    public AmazonServiceException FromJson(
        JsonUnmarshallerContext context, JsonBody body, Exception innerException, HttpStatusCode status)
    {
        var bytes = Responses.Read(context.Stream).ToArray();
        var document = JsonObject(bytes);
        if (document is null && XmlError(bytes) is not null)
            return FromXml(bytes, context, innerException, status);
        var code = Code(document) ?? Header(context, HeaderKeys.XAmzErrorType);
        code = code?.Split(':')[0].Split('#')[^1];
        var message = Header(context, HeaderKeys.XAmznErrorMessage) ?? Text(document, "message") ?? Text(document, "Message");
        if (document is null && code is null)
            message = Quote(bytes, context, status);
        message ??= code is null ? $"HTTP {(int)status} without an error code." : $"HTTP {(int)status}, error code {code}.";

        var exception = Create(message, innerException, ErrorType.Unknown, code, Header(context, HeaderKeys.RequestIdHeader), status);
        if (Header(context, HeaderKeys.XAmzQueryError)?.Split(';') is [var queryCode, var type])
        {
            exception.ErrorCode = queryCode;
            exception.ErrorType = Enum.TryParse<ErrorType>(type, out var known) ? known : ErrorType.Unknown;
        }

        if (document is { } json)
            body.Read(json, exception);
        return exception;
    }

    /// <summary>The query protocol: <c>ErrorResponse/Error</c> with <c>Type</c>, <c>Code</c> and <c>Message</c>.</summary>
    public AmazonServiceException FromXml(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode status) =>
        FromXml(Responses.Read(context.Stream).ToArray(), context, innerException, status);

    /// <summary>The service's base exception, for a request that can't be sent as it is.</summary>
    public AmazonServiceException Refusal(string message) =>
        Create(message, null, ErrorType.Unknown, null, null, default);

    private AmazonServiceException FromXml(
        byte[] bytes, UnmarshallerContext context, Exception innerException, HttpStatusCode status)
    {
        var error = XmlError(bytes);
        var requestId = error?.AncestorsAndSelf().Last().Descendants()
            .FirstOrDefault(element => element.Name.LocalName is "RequestId" or "RequestID")?.Value
            ?? Header(context, HeaderKeys.RequestIdHeader);
        var code = XmlBody.Child(error, "Code")?.Value;
        var message = code is null ? Quote(bytes, context, status) : XmlBody.Child(error, "Message")?.Value;
        var type = XmlBody.Child(error, "Type")?.Value switch
        {
            "Sender" => ErrorType.Sender,
            "Receiver" => ErrorType.Receiver,
            _ => ErrorType.Unknown,
        };

        var exception = Create(message ?? $"HTTP {(int)status}, error code {code}.", innerException, type, code, requestId, status);
        if (error is not null)
            XmlBody.Read(error, exception);
        return exception;
    }

    private AmazonServiceException Create(
        string message, Exception? innerException, ErrorType type, string? code, string? requestId, HttpStatusCode status)
    {
        var constructor = code is not null && _byCode.TryGetValue(code, out var known) ? known : _unknown;
        return (AmazonServiceException)constructor.Invoke([message, innerException, type, code, requestId, status]);
    }

    private static string? Code(JsonElement? document) => Text(document, "__type") ?? Text(document, "code");

    private static string? Text(JsonElement? document, string name) =>
        document is { } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Header(UnmarshallerContext context, string name)
    {
        var value = context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static JsonElement? JsonObject(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static XElement? XmlError(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            return XElement.Load(stream).DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Quote(byte[] bytes, UnmarshallerContext context, HttpStatusCode status)
    {
        var text = Space().Replace(Tag().Replace(Encoding.UTF8.GetString(bytes), " "), " ").Trim();
        if (text.Length > QuotedCharacters)
            text = text[..QuotedCharacters] + "…";
        var type = context.ResponseData.ContentType is { Length: > 0 } known ? known : "no content type";
        return text.Length == 0
            ? $"HTTP {(int)status} with an empty body."
            : $"HTTP {(int)status} with a body that isn't an error of the protocol ({type}): {text}";
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
