using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Tests.Unit.Aws;

public sealed class ServiceErrorTests : IDisposable
{
    private readonly CannedAws _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("ClusterNotFoundException")]
    [InlineData("com.amazonaws.ecs#ClusterNotFoundException")]
    [InlineData("ClusterNotFoundException:http://internal.amazon.com/coral/#x")]
    public async Task An_error_is_thrown_as_its_type(string code)
    {
        _aws.Answer($$"""{"__type":"{{code}}","message":"Cluster not found."}""", 400);

        var error = await Should.ThrowAsync<ClusterNotFoundException>(Call);

        error.ErrorCode.ShouldBe("ClusterNotFoundException");
        error.Message.ShouldBe("Cluster not found.");
        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task An_error_brings_what_it_knows()
    {
        _aws.Answer("""{"__type":"ServiceAlreadyExists","Message":"There.","ServiceId":"srv-1","CreatorRequestId":"c"}""", 400)
            .Answer("""{"__type":"ConflictException","message":"Again.","resourceIds":["task-1"]}""", 400);
        using var cloudMap = new AmazonServiceDiscoveryClient(CannedAws.Credentials, _aws.Config<AmazonServiceDiscoveryConfig>());

        var exists = await Should.ThrowAsync<Amazon.ServiceDiscovery.Model.ServiceAlreadyExistsException>(() => cloudMap.CreateServiceAsync(new()));
        var conflict = await Should.ThrowAsync<ConflictException>(Call);

        exists.ServiceId.ShouldBe("srv-1");
        exists.Message.ShouldBe("There.");
        conflict.ResourceIds.ShouldBe(["task-1"]);
    }

    [Fact]
    public async Task An_unknown_code_is_the_services_own_error()
    {
        _aws.Answer("""{"__type":"TomorrowException"}""", 400);

        var error = await Should.ThrowAsync<AmazonECSException>(Call);

        error.GetType().ShouldBe(typeof(AmazonECSException));
        error.ErrorCode.ShouldBe("TomorrowException");
        error.Message.ShouldBe("HTTP 400, error code TomorrowException.");
    }

    [Fact]
    public async Task A_page_in_place_of_an_error_is_quoted()
    {
        for (var attempt = 0; attempt < 2; attempt++)
            _aws.Answer("<!doctype html><html><head><style>a{b}</style></head><body><h1>Bad Gateway</h1><p>Try later</body></html>", 502, "text/html");

        var error = await Should.ThrowAsync<AmazonECSException>(Call);

        error.Message.ShouldBe("HTTP 502 with a body that isn't an error of the protocol (text/html): Bad Gateway Try later");
        error.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task An_error_in_xml_is_understood_where_json_was_expected()
    {
        _aws.AnswerXml("<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Wrong key.</Message></Error></ErrorResponse>", 403);

        var error = await Should.ThrowAsync<AmazonECSException>(Call);

        error.ErrorCode.ShouldBe("SignatureDoesNotMatch");
        error.Message.ShouldBe("Wrong key.");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_said_to_be()
    {
        for (var attempt = 0; attempt < 2; attempt++)
            _aws.Answer("<html>login</html>", type: "text/html");

        var error = await Should.ThrowAsync<AmazonUnmarshallingException>(Call);

        error.InnerException.ShouldBeAssignableTo<System.Text.Json.JsonException>();
        error.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task A_throttled_request_is_sent_again()
    {
        _aws.Answer("""{"__type":"ThrottlingException","message":"Rate exceeded"}""", 400).Answer("""{"serviceArns":["arn:1"]}""");

        using var ecs = new AmazonECSClient(CannedAws.Credentials, _aws.Config<AmazonECSConfig>());
        var answer = await ecs.ListServicesAsync(new());

        answer.ServiceArns.ShouldBe(["arn:1"]);
        _aws.Requests.Count.ShouldBe(2);
        _aws.Requests[1].Body.ShouldBe(_aws.Requests[0].Body);
    }

    [Fact]
    public async Task A_wrong_request_is_not_sent_again()
    {
        _aws.Answer("""{"__type":"InvalidParameterException","message":"Wrong"}""", 400);

        await Should.ThrowAsync<InvalidParameterException>(Call);

        _aws.Requests.Count.ShouldBe(1);
    }

    private async Task Call()
    {
        var config = _aws.Config<AmazonECSConfig>();
        config.MaxErrorRetry = 1;
        using var ecs = new AmazonECSClient(CannedAws.Credentials, config);
        await ecs.ListServicesAsync(new());
    }
}
