using System.Net;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.FakeTests;

public sealed class WireTests : IAsyncLifetime
{
    private RawClient _aws = null!;

    public async Task InitializeAsync() => _aws = await RawClient.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        var (status, answer) = await _aws.TryAsync("ecs", "ListClusters", "{}", authorization: "");

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["__type"]!.ToString().ShouldBe("MissingAuthenticationTokenException");
    }

    [Fact]
    public async Task A_request_that_is_signed_for_another_region_is_refused()
    {
        var (_, answer) = await _aws.TryAsync("ecs", "ListClusters", "{}",
            "AWS4-HMAC-SHA256 Credential=AKID/20300107/us-west-2/ecs/aws4_request, SignedHeaders=host, Signature=0");

        answer["__type"]!.ToString().ShouldBe("InvalidSignatureException");
        answer["message"]!.ToString().ShouldContain("us-west-2");
    }

    [Theory]
    [InlineData("""{"cluster":"cafe","maxResult":10}""", "ValidationException: 'maxResult' is not a member of ListServices.")]
    [InlineData("""{"cluster":17}""", "SerializationException: 'cluster' is not of type s: 17")]
    [InlineData("""{"launchType":"LAMBDA"}""", "ValidationException: 1 validation error detected: Value 'LAMBDA' at 'launchType'")]
    public async Task A_member_that_the_service_doesnt_know_is_named(string request, string refusal) =>
        (await _aws.RefusedAsync("ecs", "ListServices", request)).ShouldStartWith(refusal);

    [Fact]
    public async Task A_member_that_is_misspelt_deep_inside_is_named_with_its_path() =>
        (await _aws.RefusedAsync("ecs", "RegisterTaskDefinition",
            """{"family":"a","containerDefinitions":[{"name":"a","portMapping":[]}]}"""))
            .ShouldBe("ValidationException: 'containerDefinitions.portMapping' is not a member of ContainerDefinition.");

    [Fact]
    public async Task A_member_that_is_required_is_named() =>
        (await _aws.RefusedAsync("servicediscovery", "CreatePrivateDnsNamespace", """{"Name":"cafe.local"}"""))
            .ShouldBe("ValidationException: 'Vpc' is required.");

    [Fact]
    public async Task An_operation_that_isnt_there_is_unknown() =>
        (await _aws.RefusedAsync("ecs", "DescribeEverything", "{}")).ShouldStartWith("UnknownOperationException");

    [Fact]
    public async Task The_query_protocol_answers_and_fails_in_xml()
    {
        var (status, answer) = await _aws.FormAsync("sts", "GetCallerIdentity");
        var (missing, error) = await _aws.FormAsync("iam", "GetRole", ("RoleName", "nobody"));

        status.ShouldBe(HttpStatusCode.OK);
        answer.Descendants().Single(element => element.Name.LocalName == "Account").Value.ShouldBe("123456789012");
        missing.ShouldBe(HttpStatusCode.NotFound);
        error.Descendants().Single(element => element.Name.LocalName == "Code").Value.ShouldBe("NoSuchEntity");
    }

    [Theory]
    [InlineData("ecs", "ListClusters", "{}", "ThrottlingException: Rate exceeded")]
    [InlineData("servicediscovery", "DiscoverInstances", """{"NamespaceName":"a","ServiceName":"b"}""", "RequestLimitExceeded")]
    [InlineData("tagging", "GetResources", "{}", "ThrottledException")]
    public async Task A_throttled_call_fails_as_often_as_asked(string service, string operation, string request, string error)
    {
        _aws.Fake.Throttle(service, operation, 2);

        (await _aws.RefusedAsync(service, operation, request)).ShouldStartWith(error);
        (await _aws.RefusedAsync(service, operation, request)).ShouldStartWith(error);
        var (_, third) = await _aws.TryAsync(service, operation, request);
        third["__type"]?.ToString().ShouldBe("NamespaceNotFound");
    }

    [Fact]
    public async Task A_call_that_hangs_has_no_effect_and_ends_when_the_client_goes()
    {
        _aws.Fake.Hang("ecs", "CreateCluster");
        using var gone = new CancellationTokenSource();
        _aws.Fake.OnCall = _ => gone.CancelAfter(20);

        await Should.ThrowAsync<OperationCanceledException>(
            _aws.TryAsync("ecs", "CreateCluster", """{"clusterName":"other"}""", cancel: gone.Token));

        _aws.Fake.OnCall = null;
        (await _aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_are_kept_in_order_with_what_became_of_them()
    {
        _aws.Fake.Fail("ecs", "ListServices", "ServerException", "Sorry.", status: 500);

        await _aws.TryAsync("ecs", "ListServices", """{"cluster":"cafe"}""");
        await _aws.EcsAsync("CreateCluster", """{"clusterName":"other"}""");

        var (failed, made) = (_aws.Fake.Calls[0], _aws.Fake.Calls[1]);
        (failed.Operation, failed.IsWrite, failed.Status, failed.ErrorCode).ShouldBe(("ListServices", false, 500, "ServerException"));
        failed.Request["cluster"]!.ToString().ShouldBe("cafe");
        (made.Service, made.Operation, made.IsWrite, made.Status).ShouldBe(("ecs", "CreateCluster", true, 200));
    }

    [Fact]
    public async Task Somebody_else_acts_in_between()
    {
        _aws.Fake.OnCall = call => _aws.Fake.Do("ecs", "CreateCluster", new() { ["clusterName"] = $"before-{call.Number}" });

        var clusters = await _aws.EcsAsync("ListClusters", "{}");

        clusters["clusterArns"]!.AsArray().Select(arn => arn!.ToString().Split('/')[1]).ShouldBe(["before-1", "cafe"]);
        _aws.Fake.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_on_the_virtual_clock_takes_real_milliseconds()
    {
        using var pump = _aws.Clock.AutoAdvance(_aws.Fake);

        for (var poll = 0; poll < 60; poll++)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), _aws.Clock);
            await _aws.EcsAsync("ListClusters", "{}");
        }

        _aws.Clock.Elapsed.ShouldBe(TimeSpan.FromMinutes(10));
        _aws.Fake.Calls.Select(call => call.At - TestClock.Start).ShouldBe(Enumerable.Range(1, 60).Select(i => TimeSpan.FromSeconds(10 * i)));
    }
}
