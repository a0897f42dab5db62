using System.Security.Cryptography;
using System.Text;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;
using Cafe.Cli.Secrets;
using Cafe.Compose;

namespace Cafe.Cli.Containers;

/// <summary>A café in containers: what <c>docker compose up</c> starts, with progress and the closing lines of <c>cafe up</c>.</summary>
internal sealed class ContainerCafe
{
    private const int DatabasePort = 5432, ServicePort = 8080, AdminPort = 8081;
    private static readonly TimeSpan UntilHealthy = TimeSpan.FromMinutes(3);

    private readonly DataFolder _data;
    private readonly Docker _docker;
    private readonly Repository _repository;

    private ContainerCafe(Repository repository, DataFolder data, string project, IReadOnlyDictionary<string, string> variables)
    {
        _repository = repository;
        _data = data;
        _docker = new Docker(repository, project, variables);
    }

    /// <summary>Builds the images, and starts what isn't running or has changed. Safe to repeat.</summary>
    /// <param name="port">Where it is to answer; 0 for any port that is free.</param>
    /// <param name="startAt">Who answers in a new café; <c>null</c> as the compose file says.</param>
    /// <exception cref="CafeException">There is no engine, or something doesn't become healthy.</exception>
    public static async Task<ContainerCafe> StartAsync(
        Repository repository, DataFolder data, int port, string? startAt, Terminal terminal, CancellationToken cancellation)
    {
        var known = ContainerState.Read(data);
        if (port == 0) port = known is null ? FreePort.Find() : new Uri(known.Url).Port;
        var state = new ContainerState(ProjectOf(data), $"http://localhost:{port}");
        var variables = new Dictionary<string, string> { ["CAFE_PORT"] = $"{port}" };
        if (startAt is not null) variables["CAFE_START_AT"] = startAt;
        var cafe = new ContainerCafe(repository, data, state.Project, variables);
        if (await Docker.WhyNotAsync(cancellation) is { } missing)
            throw new CafeException($"{missing}\nWithout --docker, cafe up needs no containers.");
        if (state != known) FreePort.Demand(port);

        state.Write(data);
        await cafe.StartAsync(terminal, cancellation);
        await cafe.CopySecretsAsync(cancellation);
        cafe.Announce(state, terminal);
        return cafe;
    }

    /// <summary>The café that <c>cafe up --docker</c> has started; <c>null</c> if there is none.</summary>
    public static ContainerCafe? Find(Repository repository, DataFolder data) =>
        ContainerState.Read(data) is { } state
            ? new ContainerCafe(repository, data, state.Project, new Dictionary<string, string> { ["CAFE_PORT"] = $"{new Uri(state.Url).Port}" })
            : null;

    /// <summary>Shows the logs until it is to stop, and stops it then.</summary>
    public async Task FollowAsync(Terminal terminal, StopSignals signals)
    {
        try
        {
            var logs = _docker.Compose(["logs", "--follow", "--since", "0s", "--no-color"]).InOwnSession();
            await Tool.RunAsync(logs, Timeout.InfiniteTimeSpan, signals.Stop, terminal.Line);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }

        await terminal.StepAsync("stopping the containers", "Stopped the containers", () => StopAsync(withVolumes: false, signals.AtOnce));
    }

    /// <summary>Ends the containers and removes them with their networks.</summary>
    /// <param name="withVolumes">Whether the volumes go as well, and with them all data.</param>
    public async Task StopAsync(bool withVolumes, CancellationToken cancellation)
    {
        await _docker.ComposeAsync(
            "the containers can't be stopped", withVolumes ? ["down", "--volumes"] : ["down"], cancellation);
        File.Delete(_data.ContainerState);
        if (Directory.Exists(_data.ContainerSecrets)) Directory.Delete(_data.ContainerSecrets, recursive: true);
    }

    /// <summary>What runs, as <c>cafe status</c> says it. Addresses of containers lead somewhere on the engine's own machine.</summary>
    public async Task<StatusReport> ReportAsync(CancellationToken cancellation)
    {
        var containers = await _docker.ContainersAsync(cancellation);
        var programs = containers.Where(container => container is { Status: "running", Health: not null }).ToList();
        var gateway = programs.FirstOrDefault(container => container is { Service: "gateway", Health: "healthy" });
        var postgres = programs.FirstOrDefault(container => container.Service == "postgres");
        return new StatusReport(
            gateway is null ? null : ContainerState.Read(_data)?.Url,
            gateway is null ? null : $"http://{gateway.Address}:{AdminPort}",
            Path.Combine(_data.ContainerSecrets, SecretStore.StaffPassword),
            await _docker.FolderOfVolumeAsync("mail", cancellation),
            postgres is null ? null : new PostgresReport(
                PhaseOf(postgres), postgres.Address!, DatabasePort, postgres.Pid, postgres.Image, "volume postgres", "postgres",
                Path.Combine(_data.ContainerSecrets, "CAFE_POSTGRES_PASSWORD")),
            [.. programs.Except([postgres]).Select(container => new ProcessReport(
                container!.Service, container.Pid, PhaseOf(container), $"http://{container.Address}:{ServicePort}"))]);
    }

    private static ProcessPhase PhaseOf(Container container) =>
        container.Health == "healthy" ? ProcessPhase.Running : ProcessPhase.Starting;

    // The default is what `docker compose` takes from the file; another café's containers are other ones.
    private static string ProjectOf(DataFolder data) => data.Option == ""
        ? "cafe"
        : "cafe-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Path)))[..8];

    private async Task StartAsync(Terminal terminal, CancellationToken cancellation)
    {
        await terminal.StepAsync(
            "building the images", "Built the images",
            () => _docker.ComposeAsync("the images can't be built", ["build"], cancellation, line => terminal.Pend($"building the images: {line}")));
        // Those that end by themselves are waited for by those that need them.
        var services = ComposeFile.Load(_repository.ComposeFile, ChildEnvironment.Inherited())
            .Services.Where(service => service.HealthCheck is not null).Select(service => service.Name);
        await terminal.StepAsync("starting the containers", "Started the containers, all healthy", async () =>
        {
            try
            {
                await _docker.ComposeAsync(
                    "the containers don't become healthy",
                    ["up", "--detach", "--wait", "--wait-timeout", $"{UntilHealthy.TotalSeconds:0}", .. services],
                    cancellation, line => terminal.Pend($"starting the containers: {line.Trim()}"));
            }
            catch (CafeException e)
            {
                throw new CafeException(e.Message + await WhyAsync(cancellation));
            }
        });
    }

    // What those that failed have said last.
    private async Task<string> WhyAsync(CancellationToken cancellation)
    {
        var why = new StringBuilder();
        foreach (var failed in (await _docker.ContainersAsync(cancellation))
            .Where(container => container is { Status: "exited", ExitCode: not 0 } or { Health: "unhealthy" } or { Status: "restarting" }))
        {
            var log = await _docker.LogAsync(failed, 5, cancellation);
            why.Append($"\n  {failed.Service} ({failed.Health ?? failed.Status}) said last:{Tool.Lines(log, 5)}");
        }

        return why.ToString();
    }

    private async Task CopySecretsAsync(CancellationToken cancellation)
    {
        var maker = (await _docker.ContainersAsync(cancellation)).First(container => container.Service == "secrets");
        if (Directory.Exists(_data.ContainerSecrets)) Directory.Delete(_data.ContainerSecrets, recursive: true);
        await _docker.CopyAsync(maker, "/data/secrets", _data.ContainerSecrets, cancellation);
    }

    private void Announce(ContainerState state, Terminal terminal)
    {
        terminal.Heading($"The café is open: {state.Url}");
        terminal.Line($"  API              {state.Url}/swagger");
        terminal.Line($"  Staff password   in {Path.Combine(_data.ContainerSecrets, SecretStore.StaffPassword)}");
        terminal.Line($"  Mail             docker compose --project-name {state.Project} cp reporting:/var/lib/cafe/mail .");
        terminal.Line($"  Logs             docker compose --project-name {state.Project} logs");
        terminal.Line($"  Stop             ./cafe down{_data.Option}");
    }
}
