namespace Cafe.Tests.Containers.Support;

/// <summary>A container beside a café's own, on one of its networks.</summary>
internal sealed record LoneContainer(string Id, CafeClient Client) : IAsyncDisposable
{
    /// <param name="project">The café.</param>
    /// <param name="network">Which of its networks.</param>
    /// <param name="command">The options of <c>docker run</c>, the image and what follows it.</param>
    public static async Task<LoneContainer> RunAsync(ComposeProject project, string network, params IReadOnlyList<string> command)
    {
        var run = await Shell.RunAsync(
            "docker", ["run", "--detach", "--read-only", "--tmpfs", "/tmp", "--network", $"{project.Name}_{network}", .. command]);
        var id = run.Lines[^1];
        var address = await Shell.RunAsync("docker", "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", id);
        return new LoneContainer(id, new CafeClient(new Uri($"http://{address.Lines[0]}:8080")));
    }

    public Task<ShellResult> ExecuteAsync(params IReadOnlyList<string> command) => Shell.RunAsync("docker", ["exec", Id, .. command]);

    public Task SaysAsync(string words) => Eventually.IsTrueAsync(
        $"the log says '{words}'", async () => (await Shell.RunAsync("docker", "logs", Id)).Output.Contains(words, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await Shell.RunAsync("docker", "rm", "--force", "--volumes", Id);
}
