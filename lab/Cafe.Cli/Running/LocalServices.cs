using Cafe.Cli.Building;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>The processes that stand for the compose file's services on this machine.</summary>
internal sealed class LocalServices(
    Repository repository, DataFolder data, PostgresCluster cluster, int databasePort,
    IReadOnlyList<PlannedService> plan)
{
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
        if (service.Kind == ServiceKind.Provision)
        {
            var arguments = service.Service.Command!.Skip(1).Select(word => OnThisMachine(service, word));
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

    private static string OnThisMachine(PlannedService service, string word) => service.Service.Volumes
        .Where(volume => volume.Type == "bind")
        .Aggregate(word, (text, volume) => text.Replace(volume.Target, volume.Source, StringComparison.Ordinal));
}
