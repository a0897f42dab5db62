using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Amazon;
using Amazon.Runtime;

namespace Cafe.Tests.Unit.Aws;

/// <summary>Stands where AWS would be: answers what a test says, in turn, and keeps what it was asked.</summary>
public sealed class CannedAws : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _answers = new();

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public List<Asked> Requests { get; } = [];

    /// <summary>Whether a request for which there is no answer is kept waiting.</summary>
    public bool Silent { get; init; }

    /// <summary>The only request that came.</summary>
    public Asked Request => Requests.ShouldHaveSingleItem();

    public CannedAws Answer(string body, int status = 200, string type = "application/x-amz-json-1.1", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
            if (type != "text/xml")
                response.Headers.Add("x-amzn-RequestId", "request-1");
            foreach (var (name, value) in headers)
                response.Headers.Add(name, value);
            return response;
        });
        return this;
    }

    public CannedAws AnswerXml(string body, int status = 200) => Answer(body, status, "text/xml");

    /// <summary>Settings of a client that talks to this, in Frankfurt.</summary>
    public TConfig Config<TConfig>()
        where TConfig : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
            HttpClientFactory = new Factory(this)
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(request.Method.Method, request.RequestUri!, headers, body));
        if (_answers.TryDequeue(out var answer))
            return answer();
        if (Silent)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("The test has no answer for this request.");
    }

    public sealed record Asked(string Method, Uri Uri, Dictionary<string, string> Headers, string Body);

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
