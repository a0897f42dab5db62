using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.FakeTests;

public sealed class TaskTests : IAsyncLifetime
{
    private const string Network =
        "\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}},\"launchType\":\"FARGATE\"";

    private RawClient _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await RawClient.StartAsync();
        await _aws.RegisterAsync("migrate", "migrate:1", ",\"stopTimeout\":20");
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_job_goes_through_its_states_and_ends_with_its_exit_code()
    {
        _aws.Fake.Ecs.Image("migrate").Behaves(new() { ExitCode = 3, LogLines = ["one", "two"] });
        var arn = await RunAsync(",\"startedBy\":\"a-deployment\"");

        var statuses = new List<string>();
        for (var second = 0; second < 30; second++)
        {
            var status = (await TaskAsync(arn))["lastStatus"]!.ToString();
            if (statuses.LastOrDefault() != status)
                statuses.Add(status);
            _aws.Pass(1);
        }

        statuses.ShouldBe(["PROVISIONING", "PENDING", "RUNNING", "DEACTIVATING", "DEPROVISIONING", "STOPPED"]);
        var task = await TaskAsync(arn);
        task["stopCode"]!.ToString().ShouldBe("EssentialContainerExited");
        task["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(3);
        var id = arn.Split('/')[2];
        var log = await _aws.CallAsync("logs", "GetLogEvents",
            $$"""{"logGroupName":"/cafe","logStreamName":"app/migrate/{{id}}","startFromHead":true}""");
        log["events"]!.AsArray().Select(line => line!["message"]!.ToString()).ShouldBe(["one", "two"]);
        (await ListAsync("\"startedBy\":\"a-deployment\"")).ShouldBeEmpty();
        (await ListAsync("\"startedBy\":\"a-deployment\",\"desiredStatus\":\"STOPPED\"")).ShouldBe([arn]);
    }

    [Fact]
    public async Task A_stopped_task_can_be_described_for_an_hour()
    {
        var arn = await RunAsync();
        _aws.Pass(3500);
        await TaskAsync(arn);

        _aws.Pass(200);

        var answer = await _aws.EcsAsync("DescribeTasks", $$"""{"cluster":"cafe","tasks":["{{arn}}"]}""");
        answer["tasks"]!.AsArray().ShouldBeEmpty();
        answer["failures"]!.ToJsonString().ShouldBe($$"""[{"arn":"{{arn}}","reason":"MISSING"}]""");
    }

    [Theory]
    [InlineData(5, 143)]
    [InlineData(60, 137)]
    public async Task A_task_that_is_stopped_ends_by_itself_or_is_killed(int takes, int exitCode)
    {
        _aws.Fake.Ecs.Image("migrate").Behaves(new()
        {
            JobTakes = TimeSpan.FromHours(1),
            StopTakes = TimeSpan.FromSeconds(takes),
        });
        var arn = await RunAsync();
        _aws.Pass(15);

        await _aws.EcsAsync("StopTask", $$"""{"cluster":"cafe","task":"{{arn}}","reason":"a test"}""");
        _aws.Pass(30);

        var task = await TaskAsync(arn);
        (task["lastStatus"]!.ToString(), task["stopCode"]!.ToString(), task["stoppedReason"]!.ToString())
            .ShouldBe(("STOPPED", "UserInitiated", "a test"));
        task["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(exitCode);
    }

    [Fact]
    public async Task An_image_that_isnt_in_its_repository_cant_be_pulled()
    {
        var uri = _aws.Fake.Ecr.AddRepository("jobs");
        _aws.Fake.Ecr.AddImage("jobs", "1", "arm64");
        await _aws.RegisterAsync("missing", $"{uri}:2");
        await _aws.RegisterAsync("wrong", $"{uri}:1");

        var missing = await RunAsync(family: "missing");
        var wrong = await RunAsync(family: "wrong");
        _aws.Pass(20);

        (await TaskAsync(missing))["stoppedReason"]!.ToString().ShouldStartWith("CannotPullContainerError");
        (await TaskAsync(missing))["stopCode"]!.ToString().ShouldBe("TaskFailedToStart");
        (await TaskAsync(wrong))["stoppedReason"]!.ToString().ShouldContain("matching platform 'linux/amd64'");
    }

    [Fact]
    public async Task A_task_that_finds_no_room_is_a_failure_inside_the_answer()
    {
        _aws.Fake.Ecs.FailPlacement("Capacity is unavailable at this time. Please try again later or in a different availability zone");

        var answer = await _aws.EcsAsync("RunTask", "{\"cluster\":\"cafe\",\"taskDefinition\":\"migrate\"," + Network + "}");

        answer["tasks"]!.AsArray().ShouldBeEmpty();
        answer["failures"]![0]!["reason"]!.ToString().ShouldStartWith("Capacity is unavailable");
    }

    [Fact]
    public async Task Overrides_must_name_a_container() =>
        (await _aws.RefusedAsync("ecs", "RunTask", "{\"cluster\":\"cafe\",\"taskDefinition\":\"migrate\","
            + "\"overrides\":{\"containerOverrides\":[{\"name\":\"other\"}]}," + Network + "}"))
            .ShouldContain("Override for container named other");

    [Theory]
    [InlineData("256", "4096", "ClientException: No Fargate configuration exists")]
    [InlineData("512", "1024", null)]
    [InlineData("8192", "17408", "ClientException: No Fargate configuration exists")]
    public async Task Fargate_offers_some_pairs_of_cpu_and_memory(string cpu, string memory, string? refusal)
    {
        var request = "{\"family\":\"a\",\"networkMode\":\"awsvpc\",\"requiresCompatibilities\":[\"FARGATE\"],"
            + $"\"cpu\":\"{cpu}\",\"memory\":\"{memory}\"," + "\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"a:1\"}]}";

        if (refusal is null)
            await _aws.EcsAsync("RegisterTaskDefinition", request);
        else
            (await _aws.RefusedAsync("ecs", "RegisterTaskDefinition", request)).ShouldStartWith(refusal);
    }

    [Fact]
    public async Task Revisions_are_listed_in_pages_and_leave_the_list_when_they_are_deregistered()
    {
        for (var revision = 1; revision <= 5; revision++)
            await _aws.RegisterAsync("orders", $"orders:{revision}");
        await _aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"orders:2"}""");

        var first = await _aws.EcsAsync("ListTaskDefinitions", """{"familyPrefix":"orders","sort":"DESC","maxResults":3}""");
        var rest = await _aws.EcsAsync("ListTaskDefinitions",
            $$"""{"familyPrefix":"orders","sort":"DESC","maxResults":3,"nextToken":"{{first["nextToken"]}}"}""");

        Revisions(first).ShouldBe(["orders:5", "orders:4", "orders:3"]);
        Revisions(rest).ShouldBe(["orders:1"]);
        rest["nextToken"].ShouldBeNull();
        var inactive = await _aws.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"orders:2","include":["TAGS"]}""");
        inactive["taskDefinition"]!["status"]!.ToString().ShouldBe("INACTIVE");
        (await _aws.RefusedAsync("ecs", "RunTask", "{\"cluster\":\"cafe\",\"taskDefinition\":\"orders:2\"}"))
            .ShouldBe("ClientException: TaskDefinition is inactive");
    }

    private static IEnumerable<string> Revisions(JsonObject list) =>
        list["taskDefinitionArns"]!.AsArray().Select(arn => arn!.ToString().Split('/')[1]);

    private async Task<string> RunAsync(string more = "", string family = "migrate") =>
        (await _aws.EcsAsync("RunTask", $"{{\"cluster\":\"cafe\",\"taskDefinition\":\"{family}\",{Network}{more}}}"))
            ["tasks"]![0]!["taskArn"]!.ToString();

    private async Task<JsonObject> TaskAsync(string arn) =>
        (await _aws.EcsAsync("DescribeTasks", $$"""{"cluster":"cafe","tasks":["{{arn}}"]}"""))["tasks"]![0]!.AsObject();

    private async Task<List<string>> ListAsync(string filter) =>
        [.. (await _aws.EcsAsync("ListTasks", $"{{\"cluster\":\"cafe\",{filter}}}"))["taskArns"]!.AsArray().Select(arn => arn!.ToString())];
}
