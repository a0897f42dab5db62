using Cafe.Compose;

namespace Cafe.Cli.Running;

/// <summary>How <c>cafe up</c> runs a service.</summary>
internal enum ServiceKind
{
    /// <summary><c>x-local: postgres</c>: the café's own cluster.</summary>
    Postgres,

    /// <summary><c>x-local: provision</c>: the psql in the service's command, with the psql of that cluster.</summary>
    Provision,

    /// <summary><c>x-local: secrets</c>: nothing runs; what it would write into volumes is environment of those that read them.</summary>
    Secrets,

    /// <summary>The one project beside the service's Dockerfile.</summary>
    Project,
}

/// <param name="IsOneShot">Whether it does its work and ends: another service waits for that.</param>
/// <param name="Project">The project file of a <see cref="ServiceKind.Project"/>.</param>
internal sealed record PlannedService(ComposeService Service, ServiceKind Kind, bool IsOneShot, string? Project)
{
    public string Name => Service.Name;
}

/// <summary>What <c>cafe up</c> makes of a compose file.</summary>
internal static class ServicePlan
{
    /// <summary>The services in start order.</summary>
    /// <exception cref="ComposeException">A key asks for what a local process can't give.</exception>
    public static IReadOnlyList<PlannedService> Of(ComposeProject project)
    {
        var oneShots = project.Services.SelectMany(service => service.DependsOn)
            .Where(dependency => dependency.Condition == DependencyCondition.ServiceCompletedSuccessfully)
            .Select(dependency => dependency.Service).ToHashSet();
        return [.. project.InStartOrder().Select(service => Plan(service, oneShots.Contains(service.Name)))];
    }

    /// <summary>The project files behind the services.</summary>
    public static IEnumerable<string> ProjectsOf(ComposeProject project) =>
        Of(project).Select(service => service.Project).OfType<string>().Distinct();

    private static PlannedService Plan(ComposeService service, bool isOneShot)
    {
        var kind = KindOf(service);
        if (service.Entrypoint is not null)
            throw Refused(service, "entrypoint", "cafe up starts the project's assembly; use command for arguments");
        if (kind == ServiceKind.Provision && service.Command?.Contains("psql") != true)
            throw Refused(service, "command", "with x-local: provision, it must run psql");
        if (kind != ServiceKind.Project)
            return new PlannedService(service, kind, isOneShot || kind == ServiceKind.Provision, null);

        if (service.Build!.Args.Count > 0)
            throw Refused(service, "build.args", "cafe up builds the project without its Dockerfile; use environment");
        if (service.Volumes.FirstOrDefault(volume => volume.Type == "bind") is { } bind)
            throw Refused(
                service, "volumes", $"a local process can't see a file as {bind.Target}; name its path in environment");
        if (service.Ports.Count > 1 || service.Ports.Any(port => port.Protocol != "tcp"))
            throw Refused(service, "ports", "a local process listens on one TCP port");
        return new PlannedService(service, kind, isOneShot, ProjectOf(service));
    }

    private static ServiceKind KindOf(ComposeService service) => service.Extensions.GetValueOrDefault("x-local") switch
    {
        "postgres" => ServiceKind.Postgres,
        "provision" => ServiceKind.Provision,
        "secrets" => ServiceKind.Secrets,
        null when service.Build is not null => ServiceKind.Project,
        null => throw Refused(service, "image", "cafe up can't run an image; give the service a build, or x-local"),
        var other => throw Refused(service, "x-local", $"'{other}' is unknown; use postgres, provision or secrets, or drop it"),
    };

    private static string ProjectOf(ComposeService service)
    {
        var folder = Path.GetDirectoryName(service.Build!.Dockerfile)!;
        var projects = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj") : [];
        return projects is [var project]
            ? project
            : throw Refused(
                service, "build.dockerfile", $"cafe up needs one project in {folder}, and there are {projects.Length}");
    }

    private static ComposeException Refused(ComposeService service, string key, string why) =>
        new(service.Location.File, service.Location.Line, $"services.{service.Name}.{key}", why);
}
