using System.Text.Json;

namespace Cafe.Tests.Containers.Support;

/// <summary>Its tests share one café and run one after another: each leaves it as it found it.</summary>
[CollectionDefinition(Name)]
public sealed class OneCafe : ICollectionFixture<CafeInContainers>
{
    public const string Name = "One café in containers";
}

/// <summary>A café that <c>./cafe up --docker</c> has started, with a client that is signed in.</summary>
public sealed class CafeInContainers : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("cafe-containers-").FullName;

    internal ComposeProject Project { get; private set; } = null!;

    internal CafeClient Client { get; private set; } = null!;

    /// <summary>Every secret of this café, by name.</summary>
    internal IReadOnlyDictionary<string, string> Secrets { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Shell.RunAsync(Clone.CafeCommand, "up", "--docker", "--detach", "--port", "0", "--data", _data);
        var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "run", "containers.json"))).RootElement;
        Project = new ComposeProject(
            state.GetProperty("project").GetString()!, new Uri(state.GetProperty("url").GetString()!).Port);
        Secrets = Directory.GetFiles(Path.Combine(_data, "containers"))
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).Trim());
        Client = new CafeClient(Project.Url);
        await Client.SignInAsync(Secrets["staff-password"]);
    }

    public async Task DisposeAsync()
    {
        await Shell.RunAsync(Clone.CafeCommand, "down", "--volumes", "--data", _data);
        Directory.Delete(_data, recursive: true);
    }
}
