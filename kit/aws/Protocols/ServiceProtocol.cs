#nullable enable
using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Cafe.Aws.Protocols;

/// <summary>
/// How a service is spoken to: one object for all of its operations and clients. The rest (credentials, signature, retries,
/// clock skew, timeouts) is the pipeline of AWSSDK.Core.
/// </summary>
internal abstract class ServiceProtocol(string serviceId, string version, Type baseException)
    : IServiceMetadata, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private readonly ConcurrentDictionary<Type, ResponseUnmarshaller> _responses = new();

    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    protected string Version { get; } = version;

    protected ServiceErrors Errors { get; } = new(baseException);

    /// <summary>What <c>InvokeAsync</c> needs for an operation that answers <typeparamref name="TResponse"/>.</summary>
    public InvokeOptions Call<TResponse>()
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = this,
            ResponseUnmarshaller = _responses.GetOrAdd(typeof(TResponse), ResponseOf)
        };

    /// <summary>Puts the service's endpoints and signature into a new client's pipeline.</summary>
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var type = input.GetType();
        var request = new DefaultRequest(input, type.Namespace![..^".Model".Length])
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            HostPrefix = type.GetCustomAttribute<HostPrefixAttribute>()?.Prefix
        };
        Fill(request, input, type.Name[..^"Request".Length]);
        return request;
    }

    protected abstract void Fill(DefaultRequest request, AmazonWebServiceRequest input, string operation);

    protected abstract ResponseUnmarshaller ResponseOf(Type responseType);
}

/// <summary>AWS JSON, 1.1 where nothing else is said: every operation is a POST whose header names it.</summary>
internal sealed class JsonProtocol(
    string serviceId, string version, string targetPrefix, Type baseException, bool camelCase, string jsonVersion = "1.1")
    : ServiceProtocol(serviceId, version, baseException)
{
    private readonly JsonBody _body = new(camelCase);

    protected override void Fill(DefaultRequest request, AmazonWebServiceRequest input, string operation)
    {
        request.Headers["X-Amz-Target"] = $"{targetPrefix}.{operation}";
        request.Headers[HeaderKeys.ContentTypeHeader] = $"application/x-amz-json-{jsonVersion}";
        request.Headers[HeaderKeys.XAmzApiVersion] = Version;
        request.Content = _body.Write(input);
    }

    protected override ResponseUnmarshaller ResponseOf(Type responseType) => new JsonResponse(responseType, _body, Errors);
}

/// <summary>REST-JSON: the operation is a method and a path; what has no place there is in the JSON body.</summary>
internal sealed class RestJsonProtocol(string serviceId, string version, Type baseException)
    : ServiceProtocol(serviceId, version, baseException)
{
    private readonly JsonBody _body = new(camelCase: false);

    protected override void Fill(DefaultRequest request, AmazonWebServiceRequest input, string operation)
    {
        var http = input.GetType().GetCustomAttribute<HttpAttribute>()!;
        request.HttpMethod = http.Method;
        request.ResourcePath = http.Path;
        request.Headers[HeaderKeys.XAmzApiVersion] = Version;
        foreach (var member in WireType.Of(input.GetType()).Members)
        {
            if (member.InBody)
                continue;
            var value = member.Get(input);
            if (member.InPath)
            {
                if (value is null or "")
                    throw Errors.Refusal($"Request object does not have required field {member.Name} set");
                request.AddPathResource($"{{{member.PascalName}}}", QueryBody.Text(value));
            }
            else if (value is not null)
            {
                request.Parameters[member.QueryName!] = QueryBody.Text(value);
            }
        }

        if (http.Method is "GET" or "DELETE")
        {
            request.UseQueryString = true;
        }
        else
        {
            request.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
            request.Content = _body.Write(input);
        }
    }

    protected override ResponseUnmarshaller ResponseOf(Type responseType) => new JsonResponse(responseType, _body, Errors);
}

/// <summary>The query protocol: a form with <c>Action</c> and <c>Version</c>, answered in XML.</summary>
internal sealed class QueryProtocol(string serviceId, string version, Type baseException)
    : ServiceProtocol(serviceId, version, baseException)
{
    protected override void Fill(DefaultRequest request, AmazonWebServiceRequest input, string operation)
    {
        request.Parameters["Action"] = operation;
        request.Parameters["Version"] = Version;
        QueryBody.Write(input, request.Parameters);
    }

    protected override ResponseUnmarshaller ResponseOf(Type responseType) => new XmlResponse(responseType, Errors);
}
