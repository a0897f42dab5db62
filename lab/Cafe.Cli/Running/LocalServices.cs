using System.Collections.ObjectModel;
using Cafe.Cli.Building;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;
using Cafe.Cli.Secrets;
using Cafe.Compose;

namespace Cafe.Cli.Running;

/// <summary>The processes that stand for the compose file's services on this machine.</summary>
internal sealed class LocalServices(
    Repository repository, DataFolder data, PostgresCluster cluster, int databasePort,
    IReadOnlyList<PlannedService> plan, IReadOnlyDictionary<string, string> secrets)
{
    private const string SecretsFolder = "/run/secrets";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _secretsByVolume =
        SecretsByVolume(plan, secrets, databasePort);

    // Who publishes a port gets it: CAFE_PORT is --port. The others get any.
    private readonly Dictionary<string, int> _ports = plan
        .Where(service => service is { Kind: ServiceKind.Project, IsOneShot: false })
        .ToDictionary(
            service => service.Name,
            service => service.Service.Ports is [{ Published: { } published }] ? published : FreePort.Find());

    public int DatabasePort => databasePort;

    public string DatabaseVersion => $"{cluster.Binaries.Version}";

    public string UrlOf(PlannedService service) => $"http://127.0.0.1:{_ports[service.Name]}";

    public ProcessSpec Database() => cluster.Server(databasePort);

    public ProcessSpec Process(PlannedService service)
    {
        var environment = ChildEnvironment.ForService(data);
        foreach (var (name, value) in service.Service.Environment) environment[name] = value;
        foreach (var (name, value) in SecretsOf(service.Service)) environment[name] = value;
        if (service.Kind == ServiceKind.Provision)
        {
            // Before psql stands what a container needs to run it.
            var arguments = service.Service.Command!.SkipWhile(word => word != "psql").Skip(1).Select(word => OnThisMachine(service, word));
            return new ProcessSpec(cluster.Binaries.Psql, [.. arguments], environment);
        }

        environment["Discovery__Provider"] = "static";
        foreach (var (name, port) in _ports) environment[$"Discovery__Static__{name}__0"] = $"http://127.0.0.1:{port}";
        if (!service.IsOneShot) environment["ASPNETCORE_URLS"] = UrlOf(service);
        var assembly = repository.AssemblyOf(service.Project!);
        return new ProcessSpec(Builder.Dotnet, [assembly, .. service.Service.Command ?? []], environment)
        {
            // Where the image would start it: beside its settings.
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
    }

    // A container reads files, which its volume brings; a process here has them in its environment.
    private IReadOnlyDictionary<string, string> SecretsOf(ComposeService service) =>
        service.Volumes.FirstOrDefault(volume => volume.Target == SecretsFolder) is { Source: { } volume }
        && _secretsByVolume.TryGetValue(volume, out var own)
            ? own
            : ReadOnlyDictionary<string, string>.Empty;

    // The service that makes them writes into each volume by the name of the folder that it mounts it as.
    private static Dictionary<string, IReadOnlyDictionary<string, string>> SecretsByVolume(
        IReadOnlyList<PlannedService> plan, IReadOnlyDictionary<string, string> secrets, int databasePort)
    {
        if (plan.FirstOrDefault(service => service.Kind == ServiceKind.Secrets)?.Service is not { } maker) return [];
        var smtpPassword = maker.Environment.GetValueOrDefault(ServiceSecrets.SmtpPassword);
        var byService = ServiceSecrets.Of(secrets, "127.0.0.1", databasePort, smtpPassword);
        return maker.Volumes
            .Where(volume => volume.Source is not null && byService.ContainsKey(Path.GetFileName(volume.Target)))
            .ToDictionary(volume => volume.Source!, volume => byService[Path.GetFileName(volume.Target)]);
    }

    private static string OnThisMachine(PlannedService service, string word) => service.Service.Volumes
        .Where(volume => volume.Type == "bind")
        .Aggregate(word, (text, volume) => text.EndsWith(volume.Target, StringComparison.Ordinal)
            ? text[..^volume.Target.Length] + volume.Source
            : text.Replace(volume.Target + "/", volume.Source + "/", StringComparison.Ordinal));
}
