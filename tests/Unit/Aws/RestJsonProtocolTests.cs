using Amazon.Scheduler;
using Amazon.Scheduler.Model;

namespace Cafe.Tests.Unit.Aws;

public sealed class RestJsonProtocolTests : IDisposable
{
    private readonly CannedAws _aws = new();
    private readonly AmazonSchedulerClient _scheduler;

    public RestJsonProtocolTests() => _scheduler = new(CannedAws.Credentials, _aws.Config<AmazonSchedulerConfig>());

    public void Dispose()
    {
        _scheduler.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task The_name_is_in_the_path_and_the_rest_in_the_body()
    {
        _aws.Answer("""{"ScheduleArn":"arn:1"}""", type: "application/json");

        var answer = await _scheduler.CreateScheduleAsync(new()
        {
            Name = "night ly",
            ClientToken = "t",
            ScheduleExpression = "rate(1 day)",
            StartDate = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            State = ScheduleState.ENABLED,
            Target = new()
            {
                Arn = "cluster",
                EcsParameters = new()
                {
                    CapacityProviderStrategy = [new() { CapacityProvider = "FARGATE", Weight = 1 }],
                    NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = ["s"] } },
                    Tags = [new() { ["key"] = "app" }]
                }
            }
        });

        answer.ScheduleArn.ShouldBe("arn:1");
        _aws.Request.Method.ShouldBe("POST");
        _aws.Request.Uri.AbsoluteUri.ShouldBe("https://scheduler.eu-central-1.amazonaws.com/schedules/night%20ly");
        _aws.Request.Headers["Content-Type"].ShouldBe("application/json");
        _aws.Request.Body.ShouldBe(
            """
            {"ClientToken":"t","ScheduleExpression":"rate(1 day)","StartDate":1798761600,"State":"ENABLED","Target":{"Arn":"cluster",
            "EcsParameters":{"CapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}],
            "NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["s"]}},"Tags":[{"key":"app"}]}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task What_is_asked_for_is_in_the_query_string()
    {
        _aws.Answer("""{"Schedules":[{"Name":"nightly","State":"DISABLED","CreationDate":1763759534.5}]}""");

        var schedule = (await _scheduler.ListSchedulesAsync(new() { GroupName = "cafe", MaxResults = 5, State = "ENABLED" })).Schedules[0];

        _aws.Request.Method.ShouldBe("GET");
        _aws.Request.Uri.AbsolutePath.ShouldBe("/schedules");
        _aws.Request.Uri.Query.TrimStart('?').Split('&').ShouldBe(["ScheduleGroup=cafe", "MaxResults=5", "State=ENABLED"], ignoreOrder: true);
        _aws.Request.Body.ShouldBeEmpty();
        schedule.State.ShouldBe(ScheduleState.DISABLED);
        schedule.CreationDate!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task A_deletion_has_no_body_and_a_token_of_its_own()
    {
        _aws.Answer("");

        await _scheduler.DeleteScheduleAsync(new() { Name = "nightly" });

        _aws.Request.Method.ShouldBe("DELETE");
        _aws.Request.Uri.Query.ShouldMatch("^\\?clientToken=[0-9a-f-]{36}$");
        _aws.Request.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_without_what_its_path_needs_does_not_leave()
    {
        var error = await Should.ThrowAsync<AmazonSchedulerException>(() => _scheduler.GetScheduleAsync(new()));

        error.Message.ShouldBe("Request object does not have required field Name set");
        _aws.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_kind_of_an_error_is_in_a_header()
    {
        _aws.Answer("""{"Message":"Schedule nightly does not exist."}""", 404, "application/json", ("x-amzn-ErrorType", "ResourceNotFoundException:http://internal/"));

        var error = await Should.ThrowAsync<ResourceNotFoundException>(() => _scheduler.GetScheduleAsync(new() { Name = "nightly" }));

        error.ErrorCode.ShouldBe("ResourceNotFoundException");
        error.Message.ShouldBe("Schedule nightly does not exist.");
    }
}
