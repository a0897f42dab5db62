using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.FakeTests;

public sealed class CloudMapTests : IAsyncLifetime
{
    private RawClient _aws = null!;

    public async Task InitializeAsync() => _aws = await RawClient.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_namespace_takes_an_operation()
    {
        const string Create = """{"Name":"cafe.local","Vpc":"vpc-1","CreatorRequestId":"a"}""";
        var operation = (await _aws.MapAsync("CreatePrivateDnsNamespace", Create))["OperationId"]!.ToString();

        _aws.Pass(2);
        var pending = await OperationAsync(operation);
        var again = await _aws.TryAsync("servicediscovery", "CreatePrivateDnsNamespace", Create);
        _aws.Pass(10);
        var done = await OperationAsync(operation);
        var (_, twice) = await _aws.TryAsync("servicediscovery", "CreatePrivateDnsNamespace", Create);

        pending["Status"]!.ToString().ShouldBe("PENDING");
        again.Answer["__type"]!.ToString().ShouldBe("DuplicateRequest");
        again.Answer["DuplicateOperationId"]!.ToString().ShouldBe(operation);
        done["Status"]!.ToString().ShouldBe("SUCCESS");
        twice["__type"]!.ToString().ShouldBe("NamespaceAlreadyExists");
        twice["NamespaceId"]!.ToString().ShouldBe(done["Targets"]!["NAMESPACE"]!.ToString());
    }

    [Fact]
    public async Task A_service_is_there_at_once_and_only_once()
    {
        var id = await ServiceAsync();

        var (_, again) = await _aws.TryAsync("servicediscovery", "CreateService", Create(_aws.Fake.CloudMap.Namespaces[0].Id));

        again["__type"]!.ToString().ShouldBe("ServiceAlreadyExists");
        again["ServiceId"]!.ToString().ShouldBe(id);
        (await _aws.RefusedAsync("servicediscovery", "DeleteNamespace",
            $$"""{"Id":"{{_aws.Fake.CloudMap.Namespaces[0].Id}}"}""")).ShouldStartWith("ResourceInUse");
    }

    [Fact]
    public async Task An_update_deletes_the_records_that_it_leaves_out()
    {
        var id = await ServiceAsync("""{"Type":"A","TTL":10},{"Type":"SRV","TTL":10}""");

        await _aws.MapAsync(
            "UpdateService", $$$$"""{"Id":"{{{{id}}}}","Service":{"DnsConfig":{"DnsRecords":[{"Type":"A","TTL":5}]}}}""");
        _aws.Pass(10);

        var service = await _aws.MapAsync("GetService", $$"""{"Id":"{{id}}"}""");
        service["Service"]!["DnsConfig"]!["DnsRecords"]!.ToJsonString().ShouldBe("""[{"Type":"A","TTL":5}]""");
    }

    [Fact]
    public async Task An_instance_comes_and_goes_by_operations_and_keeps_its_service_from_being_deleted()
    {
        var id = await ServiceAsync();
        var register = $$$"""{"ServiceId":"{{{id}}}","InstanceId":"a","Attributes":{"AWS_INSTANCE_IPV4":"10.0.0.9"}}""";

        var operation = (await _aws.MapAsync("RegisterInstance", register))["OperationId"]!.ToString();
        (await _aws.RefusedAsync("servicediscovery", "RegisterInstance", register)).ShouldContain(operation);
        _aws.Pass(2);
        (await _aws.RefusedAsync("servicediscovery", "DeleteService", $$"""{"Id":"{{id}}"}""")).ShouldStartWith("ResourceInUse");

        await _aws.MapAsync("DeregisterInstance", $$"""{"ServiceId":"{{id}}","InstanceId":"a"}""");
        _aws.Pass(2);
        await _aws.MapAsync("DeleteService", $$"""{"Id":"{{id}}"}""");
        (await _aws.RefusedAsync("servicediscovery", "GetService", $$"""{"Id":"{{id}}"}""")).ShouldStartWith("ServiceNotFound");
    }

    [Fact]
    public async Task Ecs_registers_its_tasks_and_their_health_shows_later()
    {
        await DeployAsync();

        _aws.Pass(14);
        var registered = await DiscoverAsync("ALL");
        registered.Count.ShouldBe(2);
        registered.ShouldAllBe(instance => instance["HealthStatus"]!.ToString() == "UNHEALTHY");
        (await DiscoverAsync("HEALTHY")).ShouldBeEmpty();
        (await DiscoverAsync("HEALTHY_OR_ELSE_ALL")).Count.ShouldBe(2);
        var revision = await RevisionAsync();

        _aws.Pass(20);
        var healthy = await DiscoverAsync("HEALTHY");
        healthy.Select(instance => instance["InstanceId"]!.ToString())
            .ShouldBe(_aws.Fake.Ecs.Tasks.Select(task => task.Id), ignoreOrder: true);
        healthy[0]["Attributes"]!["ECS_SERVICE_NAME"]!.ToString().ShouldBe("orders");
        healthy[0]["Attributes"]!["ECS_TASK_DEFINITION_FAMILY"]!.ToString().ShouldBe("orders");
        _aws.Fake.Ecs.Tasks.Select(task => task.Ip).ShouldContain(healthy[0]["Attributes"]!["AWS_INSTANCE_IPV4"]!.ToString());
        (await RevisionAsync()).ShouldBe(revision);
    }

    [Fact]
    public async Task A_task_that_stops_is_deregistered()
    {
        await DeployAsync();
        _aws.Pass(40);
        var revision = await RevisionAsync();

        await _aws.EcsAsync("DeleteService", """{"cluster":"cafe","service":"orders","force":true}""");
        _aws.Pass(10);

        (await DiscoverAsync("ALL")).ShouldBeEmpty();
        (await RevisionAsync()).ShouldBeGreaterThan(revision);
    }

    [Fact]
    public async Task Ecs_refuses_a_registry_that_isnt_there()
    {
        await _aws.RegisterAsync("orders", "orders:1");

        (await _aws.RefusedAsync("ecs", "CreateService", """
            {"cluster":"cafe","serviceName":"orders","taskDefinition":"orders","desiredCount":1,
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}},
             "serviceRegistries":[{"registryArn":"arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-0"}]}
            """)).ShouldStartWith("InvalidParameterException");
    }

    private static string Create(string space, string records = """{"Type":"A","TTL":10}""") => $$$"""
        {"Name":"orders","NamespaceId":"{{{space}}}","DnsConfig":{"DnsRecords":[{{{records}}}]},"HealthCheckCustomConfig":{"FailureThreshold":1}}
        """;

    private async Task<string> ServiceAsync(string records = """{"Type":"A","TTL":10}""")
    {
        var space = _aws.Fake.CloudMap.AddNamespace("cafe.local");
        return (await _aws.MapAsync("CreateService", Create(space, records)))["Service"]!["Id"]!.ToString();
    }

    private async Task DeployAsync()
    {
        await ServiceAsync();
        await _aws.RegisterAsync("orders", "orders:1");
        await _aws.CreateServiceAsync("orders",
            $$""","serviceRegistries":[{"registryArn":"{{_aws.Fake.CloudMap.Services[0].Arn}}"}]""");
    }

    private async Task<JsonObject> OperationAsync(string id) =>
        (await _aws.MapAsync("GetOperation", $$"""{"OperationId":"{{id}}"}"""))["Operation"]!.AsObject();

    private async Task<List<JsonObject>> DiscoverAsync(string health)
    {
        var answer = await _aws.MapAsync(
            "DiscoverInstances", $$"""{"NamespaceName":"cafe.local","ServiceName":"orders","HealthStatus":"{{health}}"}""");
        return [.. answer["Instances"]!.AsArray().Select(instance => instance!.AsObject())];
    }

    private async Task<long> RevisionAsync() => (await _aws.MapAsync(
        "DiscoverInstancesRevision", """{"NamespaceName":"cafe.local","ServiceName":"orders"}"""))["InstancesRevision"]!.GetValue<long>();
}
