using System.Text.RegularExpressions;
using Amazon.ECS.Model;
using Cafe.Compose;
using Cafe.Deploy.Model;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy.Model;

/// <summary>The café's own files: what runs on ECS is what the compose file describes.</summary>
public sealed partial class CafeTests
{
    private const string Mail = "/var/lib/cafe/mail";

    private static readonly string Root = Path.GetFullPath(Path.Combine(Template.Folder, "../.."));
    private static readonly string[] Files = [Path.Combine(Root, "docker-compose.yml"), Path.Combine(Root, "deploy/ecs.yml")];

    private static readonly Dictionary<string, string> Outputs = Template.All.SelectMany(template => template.Outputs)
        .DistinctBy(output => output.Key).ToDictionary(output => $"STACK_{output.Key}", output => output.Key switch
        {
            "DatabasePort" => "5432",
            "PrivateSubnets" => "subnet-a,subnet-b",
            var name => $"the-{name}",
        });

    private static readonly ComposeProject Compose = ComposeFile.Load(Files[0], new Dictionary<string, string>());
    private static readonly Application Cafe = new ApplicationFile(Files, []).Read(Outputs);

    private static readonly IReadOnlyList<string> InBoth =
        [.. Cafe.Workloads.Select(workload => workload.Name).Intersect(Compose.Services.Select(service => service.Name))];

    public static TheoryData<string> Workloads => [.. InBoth];

    public static TheoryData<string> Services => [.. Cafe.Services.Select(workload => workload.Name)];

    [Fact]
    public void Everything_that_the_overlay_takes_from_the_stacks_is_an_output_of_a_template()
    {
        var named = StackVariable().Matches(File.ReadAllText(Files[1])).Select(match => match.Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(40);
        named.Except(Outputs.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Every_service_of_the_compose_file_runs_but_those_that_AWS_stands_in_for()
    {
        Compose.Services.Select(service => service.Name).Except(Cafe.Workloads.Select(workload => workload.Name)).ShouldBe(["secrets", "postgres"]);
        Cafe.Workloads.Select(workload => workload.Name).Except(InBoth).ShouldBe(["daily-report"]);
        Cafe.Jobs.ShouldAllBe(job => job.Name == "provision" || job.Name == "daily-report" || job.Name.EndsWith("-migrate"));
        Cafe.Jobs.ShouldAllBe(job => job.Job!.When == (job.Name == "daily-report" ? JobStart.Schedule : JobStart.Apply));
        (Cafe.Name, Cafe.Namespace.Name, Cafe.Registry).ShouldBe(("cafe", "cafe.local", "the-Registry"));
    }

    [Fact]
    public void A_schedule_sends_the_daily_report_as_reporting_would()
    {
        var (job, reporting) = (Cafe.Workload("daily-report"), Cafe.Workload("reporting"));
        var schedule = job.Job!.Schedule!;

        (schedule.Expression, schedule.TimeZone).ShouldBe(("cron(0 21 * * ? *)", "Europe/London"));
        (schedule.Group, schedule.Role).ShouldBe(("the-ScheduleGroup", "the-SchedulerRole"));
        schedule.Command.ShouldBe(["send-daily-report", "--scheduled", "<aws.scheduler.scheduled-time>"]);
        job.Command.ShouldBe(["send-daily-report"]);
        job.Environment.Where(entry => reporting.Environment.GetValueOrDefault(entry.Key) != entry.Value).ShouldBeEmpty();
        // It consumes no events, and sends no mail.
        reporting.Environment.Keys.Except(job.Environment.Keys).Where(key => key.Split("__")[0] is not ("Events" or "Mail")).Order()
            .ShouldBe(["OTEL_EXPORTER_OTLP_ENDPOINT", "Shutdown__Drain"]);
        job.Secrets.ShouldBe(reporting.Secrets);
        job.SecurityGroups.ShouldBe(reporting.SecurityGroups);
        (job.Image.Reference, job.LogGroup).ShouldBe((reporting.Image.Reference, reporting.LogGroup));
        (job.ExecutionRole, job.TaskRole).ShouldBe((reporting.ExecutionRole, reporting.TaskRole));
        (job.IsReadOnly, job.StopTimeout).ShouldBe((true, reporting.StopTimeout));
        job.CapDrop.ShouldBe(["ALL"]);
        Template.Platform.Parameters.Single(parameter => parameter.Key == "ScheduledJob").Value!["Default"]!.ToString().ShouldBe(job.Name);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_container_runs_as_the_compose_file_says(string name)
    {
        var (task, container, service) = Rendered(name);

        task.Family.ShouldBe($"cafe-{name}");
        container.Command.ShouldBe(name == "provision"
            ? ["psql", "--no-psqlrc", "--quiet", "--file=/provision/provision.sql"] : service.Command?.ToList());
        container.StopTimeout.ShouldBe((int?)service.StopGracePeriod?.TotalSeconds);
        container.User.ShouldBe(service.User);
        (container.ReadonlyRootFilesystem, service.IsReadOnly).ShouldBe((true, true));
        container.LinuxParameters.Capabilities.Drop.ShouldBe(service.CapDrop);
        container.LinuxParameters.Capabilities.Drop.ShouldBe(["ALL"]);
        (container.Memory, service.MemLimit).ShouldBe(name.EndsWith("-migrate", StringComparison.Ordinal) || name == "provision" ? (null, (long?)null) : (512, 512L << 20));
        (task.Cpu, task.Memory).ShouldBe(("256", "512"));
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Its_environment_is_that_of_the_compose_file_but_for_what_is_different_on_AWS(string name)
    {
        var (_, container, service) = Rendered(name);
        var expected = new Dictionary<string, string>(service.Environment);
        if (name == "provision") (expected["PGHOST"], expected["PGSSLMODE"]) = ("the-DatabaseHost", "require");
        if (name == "monolith") expected["Mail__Delivery"] = "pickup";
        if (name is "orders" or "reporting" or "gateway") expected["Discovery__Provider"] = "cloudmap"; // Who calls others.
        if (name == "menu") expected["Events__Sns__Topic"] = "the-MenuTopic";
        if (name == "orders") expected["Events__Sns__Topic"] = "the-OrdersTopic";
        if (name == "reporting")
        {
            expected["Events__Transport"] = "sns-sqs";
            (expected["Events__Sqs__orders"], expected["Events__Sqs__menu"]) = ("the-ReportingOrdersQueue", "the-ReportingMenuQueue");
            (expected["Cafe__ReportAt"], expected["Cafe__PublicUrl"]) = ("never", "the-Url");
            (expected["Mail__Delivery"], expected["Mail__Sns__Topic"]) = ("sns", "the-ReportTopic");
        }

        if (name == "gateway") expected["Gateway__TrustedProxies"] = "the-LoadBalancerCidrs";

        container.Environment.ToDictionary(entry => entry.Name, entry => entry.Value).ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_writes_where_it_may_in_the_compose_file(string name)
    {
        var (task, container, service) = Rendered(name);
        var writable = service.Tmpfs.Concat(service.Volumes.Where(volume => volume is { ReadOnly: false, Type: "volume" }).Select(volume => volume.Target))
            .Where(folder => name != "reporting" || folder != Mail); // It publishes.

        container.MountPoints.Select(mount => mount.ContainerPath).ShouldBe(writable, ignoreOrder: true);
        container.MountPoints.ShouldAllBe(mount => mount.ReadOnly == false);
        container.MountPoints.Select(mount => mount.SourceVolume).ShouldBe(task.Volumes.Select(volume => volume.Name), ignoreOrder: true);
        container.MountPoints.Any(mount => mount.ContainerPath == Mail).ShouldBe(name == "monolith");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_probed_as_in_the_compose_file(string name)
    {
        var (_, container, service) = Rendered(name);

        container.HealthCheck.Command.ShouldBe(service.HealthCheck!.Test);
        (container.HealthCheck.Interval, container.HealthCheck.Timeout, container.HealthCheck.Retries)
            .ShouldBe((5, 3, Math.Min(service.HealthCheck.Retries, 10))); // ECS has no more.
        service.HealthCheck.Interval.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_found_by_the_alias_that_it_has_in_the_compose_file(string name)
    {
        var discovery = Cafe.Workload(name).Service!.Discovery!;

        Compose[name].Networks.Values.SelectMany(aliases => aliases).ShouldBe([$"{discovery.Name}.cafe.local"]);
        (discovery.Port, discovery.Type).ShouldBe((8080, "A"));
        Rendered(name).Container.PortMappings.Select(port => port.ContainerPort).ShouldBe([8080]);
    }

    [Fact]
    public void Only_what_the_compose_file_publishes_is_behind_the_load_balancer()
    {
        var behind = Cafe.Services.Where(workload => workload.Service!.LoadBalancer is not null).ShouldHaveSingleItem();

        Compose.Services.Where(service => service.Ports.Count > 0).ShouldHaveSingleItem().Name.ShouldBe(behind.Name);
        behind.Service!.LoadBalancer.ShouldBe(new LoadBalancerSettings("the-GatewayTargetGroup", 8080, TimeSpan.FromSeconds(60)));
        foreach (var job in Cafe.Jobs) job.Ports.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("provision", "PGPASSWORD the-DatabaseMasterSecret:password::, CAFE_DB_PASSWORD the-CafePasswordSecret:password::, "
        + "MENU_DB_PASSWORD the-MenuPasswordSecret:password::, ORDERS_DB_PASSWORD the-OrdersPasswordSecret:password::, "
        + "REPORTING_DB_PASSWORD the-ReportingPasswordSecret:password::, GATEWAY_DB_PASSWORD the-GatewayPasswordSecret:password::, "
        + "EXTRACTION_DB_PASSWORD the-ExtractionPasswordSecret:password::")]
    [InlineData("monolith", "ConnectionStrings__cafe the-CafeConnectionSecret, Auth__Key the-AuthKeySecret, Auth__PasswordHash the-StaffPasswordHashSecret")]
    [InlineData("menu", "ConnectionStrings__menu the-MenuConnectionSecret, Auth__Key the-AuthKeySecret")]
    [InlineData("orders", "ConnectionStrings__orders the-OrdersConnectionSecret, Auth__Key the-AuthKeySecret")]
    [InlineData("reporting", "ConnectionStrings__reporting the-ReportingConnectionSecret, Auth__Key the-AuthKeySecret")]
    [InlineData("gateway", "ConnectionStrings__gateway the-GatewayConnectionSecret, Auth__Key the-AuthKeySecret, Auth__PasswordHash the-StaffPasswordHashSecret")]
    public void It_gets_its_own_secrets_and_so_does_its_migration(string name, string secrets)
    {
        foreach (var workload in Cafe.Workloads.Where(workload => workload.Name == name || workload.Name == $"{name}-migrate"))
            string.Join(", ", Rendered(workload.Name).Container.Secrets.Select(secret => $"{secret.Name} {secret.ValueFrom}")).ShouldBe(secrets);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Roles_log_and_security_group_are_those_of_its_program(string name)
    {
        var workload = Cafe.Workload(name);
        var program = name.Replace("-migrate", "", StringComparison.Ordinal);
        program = char.ToUpperInvariant(program[0]) + program[1..];

        (workload.ExecutionRole, workload.TaskRole, workload.LogGroup)
            .ShouldBe(($"the-{program}ExecutionRole", $"the-{program}TaskRole", $"the-{program}LogGroup"));
        workload.SecurityGroups.ShouldBe([workload.Job is null ? $"the-{program}SecurityGroup" : "the-JobSecurityGroup"]);
        workload.Image.Reference.ShouldBe($"the-Registry/cafe/{program.ToLowerInvariant()}");
    }

    [Fact]
    public void Each_waits_for_what_it_waits_for_in_the_compose_file()
    {
        foreach (var workload in InBoth.Select(Cafe.Workload))
        {
            workload.After.ShouldBe(
                Compose[workload.Name].DependsOn.Select(dependency => dependency.Service).Where(name => name is not ("secrets" or "postgres")),
                ignoreOrder: true, workload.Name);
        }

        Cafe.Workload("gateway").After.ShouldBe(["gateway-migrate", "monolith", "menu", "orders", "reporting"], ignoreOrder: true);
        Cafe.Workload("menu-migrate").After.ShouldBe(["provision"]);
        Cafe.Workload("daily-report").After.ShouldBe(["reporting-migrate", "orders"], ignoreOrder: true);
    }

    private static (RegisterTaskDefinitionRequest Task, ContainerDefinition Container, ComposeService Service) Rendered(string name)
    {
        var task = TaskDefinitions.Of(Cafe, Cafe.Workload(name), "the-image", "eu-west-1");
        return (task, task.ContainerDefinitions.ShouldHaveSingleItem(), Compose[name]);
    }

    [GeneratedRegex(@"STACK_\w+")]
    private static partial Regex StackVariable();
}
