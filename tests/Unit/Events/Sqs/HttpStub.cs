using System.Net;
using Amazon;
using Amazon.Runtime;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>Stands where a service of AWS would be, behind its client.</summary>
internal abstract class HttpStub : HttpMessageHandler
{
    protected static AWSCredentials Credentials { get; } = new BasicAWSCredentials("key", "secret");

    protected TConfig Config<TConfig>()
        where TConfig : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
            HttpClientFactory = new Factory(this),
            MaxErrorRetry = 0,
        };

    protected abstract Task<string> AnswerAsync(string target, string body, CancellationToken cancel);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.Single().Split('.')[1] : "";
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(await AnswerAsync(target, body, cancellationToken)) };
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
