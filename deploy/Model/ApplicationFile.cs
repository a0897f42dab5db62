using System.Text.RegularExpressions;
using Cafe.Compose;

namespace Cafe.Deploy.Model;

/// <summary>Reads compose files whose last carries the <c>x-ecs</c> keys; README.md lists what each key becomes.</summary>
/// <param name="files">The compose file and its overlays.</param>
/// <param name="profiles">Those that are asked for.</param>
internal sealed partial class ApplicationFile(IReadOnlyList<string> files, IReadOnlyList<string> profiles)
{
    private const string Key = "x-ecs";

    /// <summary>The first file's folder, absolute.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(files[0]))!;

    /// <summary>The infrastructure's stacks, in the order in which they are made. Nothing else of the files is
    /// read.</summary>
    /// <exception cref="ComposeException">The message says where the mistake is.</exception>
    public IReadOnlyList<StackSettings> Stacks(IReadOnlyDictionary<string, string> variables)
    {
        var list = Top(variables).GetValueOrDefault("stacks");
        return [.. (list?.Items() ?? []).Select(Stack)];
    }

    /// <summary>The application's name.</summary>
    /// <exception cref="ComposeException">The files have none.</exception>
    public string Name(IReadOnlyDictionary<string, string> variables) =>
        Top(variables).GetValueOrDefault("application") is { } given ? ApplicationName(given)
        : ComposeFile.Extension("name", files, variables) is { } project ? ApplicationName(project)
        : throw TopValue(variables).Error("has no application, and the files have no name; give it one");

    /// <summary>The application.</summary>
    /// <param name="variables">For interpolation: the environment, and the stacks' outputs as <c>STACK_</c> and
    /// their names.</param>
    /// <exception cref="ComposeException">The message says where the mistake is.</exception>
    public Application Read(IReadOnlyDictionary<string, string> variables)
    {
        var top = Top(variables);
        var project = ComposeFile.Load(files, variables, profiles);
        var @namespace = Required(top, "namespace", variables).Fields("name", "vpc");
        var network = Required(top, "network", variables).Fields("subnets", "assign-public-ip");
        var application = new Application
        {
            Name = Name(variables),
            Cluster = Required(top, "cluster", variables).Word(),
            Namespace = new(
                Required(@namespace, "name", variables).Word(), Required(@namespace, "vpc", variables).Word()),
            Subnets = EcsValues.Words(Required(network, "subnets", variables)),
            AssignPublicIp = network.GetValueOrDefault("assign-public-ip")?.Flag() ?? false,
            Registry = top.GetValueOrDefault("registry")?.Word(),
            Workloads = [],
        };
        var reader = new WorkloadReader(application, project);
        application = application with
        {
            Workloads = [.. project.Services.Where(WorkloadReader.IsDeployed).Select(reader.Read)],
        };
        DemandAwaitedJobs(application, project);
        return application;
    }

    private static void DemandAwaitedJobs(Application application, ComposeProject project)
    {
        foreach (var (service, dependency) in project.Services.SelectMany(service => service.DependsOn, (service, d) => (service, d)))
        {
            if (dependency.Condition == DependencyCondition.ServiceCompletedSuccessfully
                && application.Workloads.Any(workload => workload.Name == service.Name)
                && application.Workloads.FirstOrDefault(workload => workload.Name == dependency.Service) is { } job
                && job.Job?.When != JobStart.Apply)
            {
                throw new ComposeException(
                    dependency.Location.File, dependency.Location.Line,
                    $"services.{service.Name}.depends_on.{dependency.Service}",
                    "isn't run by apply, so its completion would be waited for in vain: make it `job: apply`");
            }
        }
    }

    /// <summary>The value of one of the tool's own keys, which has to be there.</summary>
    private ComposeValue Required(
        IReadOnlyDictionary<string, ComposeValue> fields, string name, IReadOnlyDictionary<string, string> variables) =>
        fields.GetValueOrDefault(name) ?? throw TopValue(variables).Error($"has no {name}; README.md says what it is");

    private IReadOnlyDictionary<string, ComposeValue> Top(IReadOnlyDictionary<string, string> variables) =>
        TopValue(variables).Fields("application", "stacks", "cluster", "namespace", "network", "registry");

    private ComposeValue TopValue(IReadOnlyDictionary<string, string> variables) =>
        ComposeFile.Extension(Key, files, variables) ?? throw new ComposeException(
            files[^1], 0, Key, "no file has this key at its top level: it says which cluster and network are meant");

    private StackSettings Stack(ComposeValue value)
    {
        var fields = value.Fields("name", "template", "parameters");
        var name = fields.GetValueOrDefault("name") ?? throw value.Error("has no name; give it one");
        var template = fields.GetValueOrDefault("template") ?? throw value.Error("has no template; name its file");
        var path = Path.GetFullPath(template.Word(), Folder);
        if (!File.Exists(path)) throw template.Error($"there is no file {path}");
        return new StackSettings(
            StackName().IsMatch(name.Word())
                ? name.Word()
                : throw name.Error($"'{name.Word()}' is not a stack's name; use letters, digits and -, first a letter"),
            path,
            fields.GetValueOrDefault("parameters")?.Entries().ToDictionary(entry => entry.Name, entry => entry.Value.Text())
                ?? []);
    }

    private static string ApplicationName(ComposeValue value) => value.Word() is var name && ApplicationNames().IsMatch(name)
        ? name
        : throw value.Error($"'{name}' is not an application's name; use a-z, 0-9 and -, first a letter, at most 32");

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,31}\z")]
    private static partial Regex ApplicationNames();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9-]{0,127}\z")]
    private static partial Regex StackName();
}
