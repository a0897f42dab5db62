using System.Collections.Concurrent;
using Cafe.Cli.Building;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;
using Cafe.Cli.Secrets;
using Cafe.Compose;

namespace Cafe.Cli.Running;

/// <summary>One <c>cafe up</c>, from its first step until everything has stopped. Its caller holds the data folder's
/// lock.</summary>
internal sealed class Supervisor(Repository repository, DataFolder data, Terminal terminal, StopSignals signals)
    : IDisposable
{
    private static readonly TimeSpan ForProcesses = TimeSpan.FromSeconds(6), ForAll = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan OneShotLimit = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, SupervisedProcess> _running = [];
    private IReadOnlyList<PlannedService> _plan = [];
    // Without the proxy that the user may have: it doesn't know this machine's loopback.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };
    private RunJournal _journal = null!;

    /// <param name="startAt">Who answers in a new café; <c>null</c> as the compose file says.</param>
    public async Task<int> RunAsync(int port, string? startAt)
    {
        // What an earlier one left stays on record until it has been ended.
        var earlier = RunState.Read(data);
        _journal = new RunJournal(data, new RunState
        {
            Supervisor = ProcessIdentity.Current,
            Phase = RunPhase.Starting,
            Processes = earlier?.Processes ?? [],
        });
        try
        {
            await StartAsync(port, startAt, earlier, signals.Stop);
            _journal.Change(state => state with { Phase = RunPhase.Running });
            await UntilStoppedAsync(signals.Stop);
            terminal.Line("Stopping ...");
            return ExitCodes.Succeeded;
        }
        finally
        {
            await StopAsync();
        }
    }

    public void Dispose() => _http.Dispose();

    // Who removes the data folder has removed the café.
    private async Task UntilStoppedAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_journal.IsOnDisk) continue;
            terminal.Warning($"{data.Path} was removed.");
            return;
        }
    }

    private async Task StartAsync(int port, string? startAt, RunState? earlier, CancellationToken cancellation)
    {
        foreach (var ended in await Leftovers.EndAsync(data, earlier))
            terminal.Line($"Ended what a killed café had left: {ended}.");
        _journal.Change(state => state with { Processes = [] });
        if (port == 0) port = FreePort.Find();
        else FreePort.Demand(port);

        var secrets = await new SecretStore(data).EnsureAsync(cancellation);
        var databasePort = FreePort.Find();
        var adminPort = FreePort.Find();
        var variables = Variables(port, databasePort, adminPort);
        if (startAt is not null) variables["CAFE_START_AT"] = startAt;
        var plan = _plan = ServicePlan.Of(ComposeFile.Load(repository.ComposeFile, variables));
        var binaries = await PostgresLocator.FindAsync(data, terminal, cancellation);
        var cluster = new PostgresCluster(data, binaries, ServerAccount.Choose());

        await BuildAsync(plan, cancellation);
        if (PostgresCluster.ExistingVersion(data) is null)
        {
            var notice = await terminal.StepAsync(
                "making the databases' cluster",
                () => cluster.CreateAsync(secrets["CAFE_POSTGRES_PASSWORD"], cancellation),
                _ => $"New PostgreSQL {binaries.Version} cluster in {Posix.RealPath(data.Cluster)}");
            if (notice is not null) terminal.Warning(notice);
        }

        var local = new LocalServices(repository, data, cluster, databasePort, plan, secrets);
        await StartServicesAsync(plan, local, cancellation);
        var url = $"http://localhost:{port}";
        Announce(url, variables);
        _journal.Change(state => state with { Url = url, AdminUrl = $"http://127.0.0.1:{adminPort}" });
    }

    private Dictionary<string, string> Variables(int port, int databasePort, int adminPort)
    {
        var variables = ChildEnvironment.Inherited();
        variables["CAFE_PORT"] = $"{port}";
        variables["CAFE_POSTGRES_HOST"] = "127.0.0.1";
        variables["CAFE_POSTGRES_PORT"] = $"{databasePort}";
        variables["CAFE_GATEWAY_ADMIN_PORT"] = $"{adminPort}";
        variables["CAFE_LOG_FORMAT"] = "simple";
        variables["CAFE_MAIL_FOLDER"] = data.Mail;
        variables["CAFE_SHUTDOWN_DRAIN"] = "00:00:00";
        return variables;
    }

    private async Task BuildAsync(IReadOnlyList<PlannedService> plan, CancellationToken cancellation)
    {
        string[] projects = [.. plan.Select(service => service.Project).OfType<string>().Distinct()];
        var names = string.Join(", ", projects.Select(Path.GetFileNameWithoutExtension));
        await terminal.StepAsync(
            $"building {names}",
            () => new Builder(repository, terminal).BuildAsync(projects, ChildEnvironment.ForTool(data), cancellation),
            built => built ? $"Built {names}" : null);
    }

    // A service starts when what it depends on has come as far as it asks; those that need nothing of each other become
    // ready side by side.
    private async Task StartServicesAsync(
        IReadOnlyList<PlannedService> plan, LocalServices local, CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reached = new Dictionary<string, Task>();
        try
        {
            foreach (var service in plan)
            {
                var before = service.Service.DependsOn
                    .Where(dependency => dependency.Condition != DependencyCondition.ServiceStarted)
                    .Select(dependency => reached[dependency.Service]);
                reached[service.Name] = StartAfterAsync([.. before], service, local, failed.Token);
            }

            // The first that fails, not the first in line.
            await foreach (var done in Task.WhenEach(reached.Values)) await done;
        }
        catch
        {
            // The others stop as well, before what they started is stopped.
            await failed.CancelAsync();
            await Task.WhenAll(reached.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task StartAfterAsync(
        IReadOnlyList<Task> before, PlannedService service, LocalServices local, CancellationToken cancellation)
    {
        await Task.WhenAll(before);
        await (service switch
        {
            { Kind: ServiceKind.Secrets } => Task.CompletedTask,
            { Kind: ServiceKind.Postgres } => StartPostgresAsync(service, local, cancellation),
            { IsOneShot: true } => RunOnceAsync(service, local, cancellation),
            _ => StartServiceAsync(service, local, cancellation),
        });
    }

    private Task StartPostgresAsync(PlannedService service, LocalServices local, CancellationToken cancellation) =>
        StartAsync(
            $"PostgreSQL {local.DatabaseVersion} on 127.0.0.1:{local.DatabasePort}",
            new SupervisedSpec
            {
                Name = service.Name,
                Start = local.Database,
                IsReady = (child, _) =>
                    Task.FromResult(Postmaster.Of(data.Cluster) == new Postmaster(child.Identity, IsReady: true)),
                Record = (phase, process) => _journal.Change(state => state with
                {
                    Postgres = new ServerState(phase, local.DatabasePort, process, local.DatabaseVersion),
                }),
                // Its fast shutdown, then its immediate one, after which it recovers at the next start.
                GentleSignal = Posix.Interrupt,
                FirmSignal = Posix.Quit,
                ShowsLog = false,
            },
            cancellation);

    private Task StartServiceAsync(PlannedService service, LocalServices local, CancellationToken cancellation)
    {
        var url = local.UrlOf(service);
        return StartAsync(
            $"{service.Name} on {url}",
            new SupervisedSpec
            {
                Name = service.Name,
                Start = () => local.Process(service).InOwnSession(),
                IsReady = (_, limit) => IsLiveAsync(url, limit),
                Record = (phase, process) => _journal.Set(new ProcessState(service.Name, phase, process, url)),
            },
            cancellation);
    }

    private Task StartAsync(string done, SupervisedSpec spec, CancellationToken cancellation)
    {
        var process = new SupervisedProcess(spec, data, terminal);
        _running[spec.Name] = process;
        return terminal.StepAsync($"starting {spec.Name}", done, () => process.StartAsync(cancellation));
    }

    private Task RunOnceAsync(PlannedService service, LocalServices local, CancellationToken cancellation) =>
        terminal.StepAsync(service.Name, service.Name, async () =>
        {
            using var log = new LogFile(data.LogOf(service.Name));
            // Ctrl+C is for the café, which ends it.
            var result = await Tool.RunAsync(local.Process(service).InOwnSession(), OneShotLimit, cancellation, log.Write);
            if (result.ExitCode != 0)
                throw SupervisedProcess.Failure(data, service.Name, result.ExitCode, result.Output);
        });

    private async Task<bool> IsLiveAsync(string url, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(url + "/health/live"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Announce(string url, Dictionary<string, string> variables)
    {
        terminal.Heading($"The café is open: {url}");
        terminal.Line($"  API              {url}/swagger");
        terminal.Line($"  Staff password   in {data.StaffPassword}");
        if (variables.GetValueOrDefault("CAFE_MAIL_DELIVERY") is null or "" or "pickup")
            terminal.Line($"  Mail             arrives in {data.Mail}");
        terminal.Line($"  Logs             in {data.Logs}");
        terminal.Line($"  Stop             {(terminal.IsLogFile ? $"./cafe down{data.Option}" : "Ctrl+C")}");
    }

    // What others depend on stops after them. Whatever happens, within ten seconds.
    private async Task StopAsync()
    {
        using var processes = CancellationTokenSource.CreateLinkedTokenSource(signals.AtOnce);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(signals.AtOnce);
        processes.CancelAfter(ForProcesses);
        all.CancelAfter(ForAll);
        _journal.Change(state => state with { Phase = RunPhase.Stopping, Url = null });
        foreach (var service in _plan.Reverse())
        {
            if (!_running.TryGetValue(service.Name, out var process)) continue;
            using (process) await process.StopAsync(service.Kind == ServiceKind.Postgres ? all.Token : processes.Token);
        }

        _journal.Remove();
    }
}
