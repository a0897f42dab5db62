#nullable enable
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Cafe.Aws.Protocols;

/// <summary>Reads the answers of one operation of a JSON service. What can't be read, the SDK throws as an <see cref="AmazonUnmarshallingException"/>.</summary>
internal sealed class JsonResponse(Type responseType, JsonBody body, ServiceErrors errors) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = (AmazonWebServiceResponse)Activator.CreateInstance(responseType)!;
        using var buffer = Responses.Read(context.Stream);
        if (buffer.Length > 0)
        {
            using var document = JsonDocument.Parse(buffer);
            body.Read(document.RootElement, response);
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        errors.FromJson(context, body, innerException, statusCode);
}

/// <summary>Reads the answers of one operation of a query service: <c>XResponse/XResult</c>.</summary>
internal sealed class XmlResponse(Type responseType, ServiceErrors errors) : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = (AmazonWebServiceResponse)Activator.CreateInstance(responseType)!;
        using var buffer = Responses.Read(context.Stream);
        var root = XElement.Load(buffer);
        var result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        if (result is not null)
            XmlBody.Read(result, response);
        response.ResponseMetadata = new ResponseMetadata
        {
            RequestId = XmlBody.Child(XmlBody.Child(root, "ResponseMetadata"), "RequestId")?.Value
        };
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        errors.FromXml(context, innerException, statusCode);
}

/// <summary>What all answers have in common.</summary>
internal static class Responses
{
    /// <summary>The whole body. The stream of an error is one that keeps what was read, for the SDK's log.</summary>
    public static MemoryStream Read(Stream body)
    {
        var buffer = new MemoryStream();
        body.CopyTo(buffer);
        buffer.Position = 0;
        return buffer;
    }
}
