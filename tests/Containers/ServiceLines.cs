using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cafe.Compose;

namespace Cafe.Tests.Containers;

/// <summary>What Cafe.Compose or <c>docker compose config --format json</c> says about a service, as lines in one order.
/// Extensions are left out, as they are in that JSON.</summary>
internal static partial class ServiceLines
{
    public static IReadOnlyList<string> Of(ComposeService service) => Lines(
        new()
        {
            ["image"] = service.Image,
            ["build.context"] = service.Build?.Context,
            ["build.dockerfile"] = service.Build?.Dockerfile,
            ["build.target"] = service.Build?.Target,
            ["container_name"] = service.ContainerName,
            ["deploy.replicas"] = Text(service.Deploy?.Replicas),
            ["deploy.resources.limits.cpus"] = Text(service.Deploy?.Limits.Cpus),
            ["deploy.resources.limits.memory"] = Text(service.Deploy?.Limits.Memory),
            ["deploy.resources.reservations.cpus"] = Text(service.Deploy?.Reservations.Cpus),
            ["deploy.resources.reservations.memory"] = Text(service.Deploy?.Reservations.Memory),
            ["healthcheck.interval"] = Text(service.HealthCheck?.Interval),
            ["healthcheck.timeout"] = Text(service.HealthCheck?.Timeout),
            ["healthcheck.retries"] = Text(service.HealthCheck?.Retries),
            ["healthcheck.start_period"] = Text(service.HealthCheck?.StartPeriod),
            ["healthcheck.start_interval"] = Text(service.HealthCheck?.StartInterval),
            ["hostname"] = service.Hostname,
            ["init"] = service.Init ? "true" : null,
            ["logging.driver"] = service.Logging?.Driver,
            ["mem_limit"] = Text(service.MemLimit),
            ["network_mode"] = service.NetworkMode,
            ["pids_limit"] = Text(service.PidsLimit),
            ["read_only"] = service.IsReadOnly ? "true" : null,
            ["restart"] = service.Restart,
            ["stop_grace_period"] = Text(service.StopGracePeriod),
            ["user"] = service.User,
        },
        new()
        {
            ["command"] = service.Command,
            ["entrypoint"] = service.Entrypoint,
            ["healthcheck.test"] = service.HealthCheck?.Test,
        },
        new()
        {
            ["build.args"] = Pairs(service.Build?.Args),
            ["cap_add"] = service.CapAdd,
            ["cap_drop"] = service.CapDrop,
            ["depends_on"] = service.DependsOn.Select(dependency => $"{dependency.Service}: {dependency.Condition switch
            {
                DependencyCondition.ServiceHealthy => "service_healthy",
                DependencyCondition.ServiceCompletedSuccessfully => "service_completed_successfully",
                _ => "service_started",
            }}"),
            ["environment"] = Pairs(service.Environment),
            ["expose"] = service.Expose,
            ["labels"] = Pairs(service.Labels),
            ["logging.options"] = Pairs(service.Logging?.Options),
            ["networks"] = service.Networks.Select(network => $"{network.Key}: {string.Join(' ', network.Value)}"),
            ["ports"] = service.Ports.Select(port => $"{port.HostIp}|{port.Published}|{port.Target}|{port.Protocol}"),
            ["profiles"] = service.Profiles,
            ["security_opt"] = service.SecurityOpt,
            ["tmpfs"] = service.Tmpfs,
            ["volumes"] = service.Volumes.Select(volume => $"{volume.Type}|{volume.Source}|{volume.Target}|{volume.ReadOnly}"),
        });

    public static IReadOnlyList<string> Of(JsonElement service)
    {
        var build = Child(service, "build");
        var found = Child(service, "healthcheck");
        var check = Text(found, "disable") == "true" || Items(found, "test") is ["NONE"] ? null : found;
        var resources = Child(Child(service, "deploy"), "resources");
        var (limits, reservations) = (Child(resources, "limits"), Child(resources, "reservations"));
        return Lines(
            new()
            {
                ["image"] = Text(service, "image"),
                ["build.context"] = Text(build, "context"),
                ["build.dockerfile"] = Text(build, "dockerfile") is { } file
                    ? Path.GetFullPath(file, Text(build, "context")!)
                    : null,
                ["build.target"] = Text(build, "target"),
                ["container_name"] = Text(service, "container_name"),
                ["deploy.replicas"] = Text(Child(service, "deploy"), "replicas"),
                ["deploy.resources.limits.cpus"] = Text(limits, "cpus"),
                ["deploy.resources.limits.memory"] = Text(limits, "memory"),
                ["deploy.resources.reservations.cpus"] = Text(reservations, "cpus"),
                ["deploy.resources.reservations.memory"] = Text(reservations, "memory"),
                ["healthcheck.interval"] = check is null ? null : Seconds(Text(check, "interval") ?? "30s"),
                ["healthcheck.timeout"] = check is null ? null : Seconds(Text(check, "timeout") ?? "30s"),
                ["healthcheck.retries"] = check is null ? null : Text(check, "retries") ?? "3",
                ["healthcheck.start_period"] = check is null ? null : Seconds(Text(check, "start_period") ?? "0s"),
                ["healthcheck.start_interval"] = Seconds(Text(check, "start_interval")),
                ["hostname"] = Text(service, "hostname"),
                ["init"] = Text(service, "init") is "true" ? "true" : null,
                ["logging.driver"] = Text(Child(service, "logging"), "driver"),
                ["mem_limit"] = Text(service, "mem_limit"),
                ["network_mode"] = Text(service, "network_mode"),
                ["pids_limit"] = Text(service, "pids_limit"),
                ["read_only"] = Text(service, "read_only") is "true" ? "true" : null,
                ["restart"] = Text(service, "restart"),
                ["stop_grace_period"] = Seconds(Text(service, "stop_grace_period")),
                ["user"] = Text(service, "user"),
            },
            new()
            {
                ["command"] = Items(service, "command"),
                ["entrypoint"] = Items(service, "entrypoint"),
                ["healthcheck.test"] = Items(check, "test"),
            },
            new()
            {
                ["build.args"] = Pairs(build, "args"),
                ["cap_add"] = Items(service, "cap_add"),
                ["cap_drop"] = Items(service, "cap_drop"),
                ["depends_on"] = Children(service, "depends_on")
                    .Select(entry => $"{entry.Name}: {Text(entry.Value, "condition")}"),
                ["environment"] = Pairs(service, "environment"),
                ["expose"] = Items(service, "expose"),
                ["labels"] = Pairs(service, "labels"),
                ["logging.options"] = Pairs(Child(service, "logging"), "options"),
                ["networks"] = Children(service, "networks")
                    .Select(entry => $"{entry.Name}: {string.Join(' ', Items(entry.Value, "aliases") ?? [])}"),
                ["ports"] = Child(service, "ports")?.EnumerateArray().Select(port => string.Join('|',
                    Text(port, "host_ip"), Text(port, "published"), Text(port, "target"), Text(port, "protocol"))),
                ["profiles"] = Items(service, "profiles"),
                ["security_opt"] = Items(service, "security_opt"),
                ["tmpfs"] = Items(service, "tmpfs"),
                ["volumes"] = Child(service, "volumes")?.EnumerateArray().Select(volume => string.Join('|',
                    Text(volume, "type"), Text(volume, "source"), Text(volume, "target"), Text(volume, "read_only") == "true")),
            });
    }

    // Of words the order counts, and none of them is another thing than nothing said; of a set, it doesn't.
    private static IReadOnlyList<string> Lines(
        Dictionary<string, string?> values, Dictionary<string, IEnumerable<string>?> words,
        Dictionary<string, IEnumerable<string>?> sets) =>
    [
        .. values.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}: {entry.Value}")
            .Concat(words.Where(entry => entry.Value is not null)
                .Select(entry => $"{entry.Key}: [{string.Join("] [", entry.Value!)}]"))
            .Concat(sets.SelectMany(entry => entry.Value?.Select(item => $"{entry.Key}: {item}") ?? []))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string>? Pairs(IReadOnlyDictionary<string, string>? map) =>
        map?.Select(entry => $"{entry.Key}={entry.Value}");

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Text(TimeSpan? value) => Text(value?.TotalSeconds);

    private static JsonElement? Child(JsonElement? parent, string key) =>
        parent is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var child)
        && child.ValueKind != JsonValueKind.Null ? child : null;

    private static IEnumerable<(string Name, JsonElement Value)> Children(JsonElement? parent, string key) =>
        Child(parent, key)?.EnumerateObject().Select(entry => (entry.Name, entry.Value)) ?? [];

    private static string[]? Items(JsonElement? parent, string key) =>
        Child(parent, key)?.EnumerateArray().Select(Text).ToArray();

    // A variable that is set nowhere is null.
    private static IEnumerable<string> Pairs(JsonElement? parent, string key) => Children(parent, key)
        .Where(entry => entry.Value.ValueKind != JsonValueKind.Null).Select(entry => $"{entry.Name}={Text(entry.Value)}");

    private static string? Text(JsonElement? parent, string key) => Child(parent, key) is { } child ? Text(child) : null;

    // Docker compose doubles each dollar, so that what it prints is a compose file again.
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Replace("$$", "$", StringComparison.Ordinal),
        _ => value.GetRawText(),
    };

    private static string? Seconds(string? duration) => duration is null ? null : Text(DurationPart().Matches(duration).Sum(
        part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * part.Groups[2].Value switch
        {
            "h" => 3600,
            "m" => 60,
            "ms" => 0.001,
            _ => 1,
        }));

    [GeneratedRegex("([0-9.]+)(h|ms|m|s)")]
    private static partial Regex DurationPart();
}
