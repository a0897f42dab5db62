using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;
using Npgsql;

namespace Cafe.Bench.Harness;

/// <summary>
/// A café that a benchmark has to itself: started by <c>./cafe up</c>, in a temporary folder, with whatever the café's
/// cluster and processes get there. It goes with all its data.
/// </summary>
internal sealed class RunningCafe : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"cafe-bench-{Path.GetRandomFileName()}");
    private readonly List<LocalProcess> _started = [];
    private Status _status = null!;

    private RunningCafe()
    {
    }

    private sealed record Status(string? Url, string StaffPasswordFile, Server? Postgres, IReadOnlyList<Service> Processes);

    private sealed record Server(string Host, int? Port, int? Pid, string Version, string DataDirectory, string Superuser, string PasswordFile);

    private sealed record Service(string Name, int? Pid, string? Url);

    /// <summary>The clone.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("CAFE_ROOT")
        ?? throw new CafeException("start the benchmarks by ./cafe bench");

    /// <summary>For what benchmarks put down; it goes with the café.</summary>
    public string Folder => Path.Combine(_folder, "bench");

    private string Data => Path.Combine(_folder, "data");

    public static async Task<RunningCafe> StartAsync(CancellationToken cancel)
    {
        Console.WriteLine("Starting a café ...");
        var cafe = new RunningCafe();
        try
        {
            Directory.CreateDirectory(cafe.Folder);
            await cafe.RunAsync(["up", "--detach", "--port", "0"], "the café can't be started", cancel);
            var status = await cafe.RunAsync(["status", "--json"], "the café says nothing of itself", cancel);
            cafe._status = JsonSerializer.Deserialize<Status>(string.Concat(status.Output), JsonSerializerOptions.Web)!;
            return cafe;
        }
        catch
        {
            await cafe.DisposeAsync();
            throw;
        }
    }

    public Uri Gateway => new(_status.Url!);

    public Uri UrlOf(string service) => new(Find(service).Url!);

    public int PidOf(string service) => Find(service).Pid ?? throw new CafeException($"{service} doesn't run");

    /// <summary>Fills the past with orders.</summary>
    public async Task SeedAsync(int days, long ordersPerDay, CancellationToken cancel)
    {
        Console.WriteLine($"Seeding {days * ordersPerDay:N0} orders ...");
        await RunAsync(["seed", "--days", $"{days}", "--orders-per-day", $"{ordersPerDay}"], "the café can't be seeded", cancel);
    }

    /// <summary>Sends a group's requests to the monolith or to the service.</summary>
    public Task RouteAsync(string group, string side, CancellationToken cancel) =>
        RunAsync(["route", group, side, "--without-data", "--why", "benchmark"], $"{group} can't be routed to the {side}", cancel);

    /// <summary>Starts a further process of a service, with what the café's own one has but for the changes; it is ready
    /// when this returns. Its log goes to a file, as nobody's work: the café's own ones are read line by line.</summary>
    public Task<LocalProcess> StartAsync(string service, CancellationToken cancel, params IEnumerable<(string Name, string Value)> changes) =>
        StartAsync(service, service, [AssemblyOf(service)], changes, cancel);

    /// <summary>Starts one of the baselines of this program, with the environment and the runtime settings of a service.</summary>
    public Task<LocalProcess> StartBaselineAsync(
        string verb, string service, CancellationToken cancel, params IEnumerable<(string Name, string Value)> changes) => StartAsync(
            verb, service,
            ["exec", "--runtimeconfig", Path.ChangeExtension(AssemblyOf(service), ".runtimeconfig.json"), Environment.GetCommandLineArgs()[0], verb],
            changes, cancel);

    /// <summary>Runs a verb of a service to its end.</summary>
    public async Task VerbAsync(string service, IReadOnlyList<string> arguments, CancellationToken cancel) => await Tool.MustRunAsync(
        new ProcessSpec("dotnet", [AssemblyOf(service), .. arguments], EnvironmentOf(service, [])),
        TimeSpan.FromHours(1), $"{service} {arguments[0]}", cancel);

    /// <summary>Connects as the superuser, without limits of time.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(await ConnectionStringAsync(database, cancel));
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>What pgbench takes from its environment, to work as the superuser.</summary>
    public async Task<Dictionary<string, string>> PostgresEnvironmentAsync(string database, CancellationToken cancel)
    {
        var server = _status.Postgres!;
        return new()
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["LC_ALL"] = "C",
            ["PGHOST"] = server.Host,
            ["PGPORT"] = $"{server.Port}",
            ["PGUSER"] = server.Superuser,
            ["PGPASSWORD"] = await PasswordAsync(cancel),
            ["PGDATABASE"] = database,
        };
    }

    /// <summary>The folder of the server's programs.</summary>
    public string PostgresBinaries => Path.GetDirectoryName(File.ResolveLinkTarget($"/proc/{_status.Postgres!.Pid}/exe", true)!.FullName)!;

    /// <summary>A client with a staff member's token.</summary>
    public async Task<HttpClient> StaffAsync(CancellationToken cancel)
    {
        var client = new HttpClient { BaseAddress = Gateway };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancel));
        return client;
    }

    public async Task<string> TokenAsync(CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = Gateway };
        var password = (await File.ReadAllTextAsync(_status.StaffPasswordFile, cancel)).Trim();
        using var answer = await client.PostAsJsonAsync("/api/staff/token", new { password }, cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("accessToken").GetString()!;
    }

    /// <summary>Waits until every event is in the report, so that no run begins with what an earlier one has left to do.</summary>
    public async Task CaughtUpAsync(CancellationToken cancel)
    {
        await using var orders = await ConnectAsync("orders", cancel);
        await using var reporting = await ConnectAsync("reporting", cancel);
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(100, cancel))
        {
            var unstamped = await orders.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM outbox WHERE position IS NULL)", cancel);
            var published = await orders.ScalarAsync<string>("SELECT concat_ws(' ', id, (SELECT coalesce(max(position), 0) FROM outbox)) FROM outbox_stream", cancel);
            var applied = await reporting.ScalarAsync<string>("SELECT concat_ws(' ', stream, position) FROM event_positions WHERE source = 'orders'", cancel);
            if (!unstamped && published == applied)
                return;
        }

        throw new CafeException($"the report has not caught up within {Patience.TotalMinutes:0} minutes");
    }

    /// <summary>What the figures depend on, in two lines.</summary>
    public async Task PrintConditionsAsync(CancellationToken cancel)
    {
        await using var connection = await ConnectAsync("postgres", cancel);
        var settings = new List<string>();
        foreach (var name in (string[])["fsync", "synchronous_commit", "full_page_writes", "wal_level", "shared_buffers"])
            settings.Add($"{name}={await connection.ScalarAsync<string>($"SHOW {name}", cancel)}");
        var load = (await File.ReadAllTextAsync("/proc/loadavg", cancel)).Split(' ')[0];
        Console.WriteLine($"PostgreSQL  {_status.Postgres!.Version}: {string.Join(' ', settings)}");
        Console.WriteLine($"Machine     {Environment.ProcessorCount} cores for server, café and load together; load average {load} at the start; .NET {Environment.Version}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
            await process.DisposeAsync();
        if (!Directory.Exists(_folder))
            return;
        await RunAsync(["down"], "the café can't be stopped", CancellationToken.None);
        // A cluster that its own user can't reach there has only a link there.
        if (_status?.Postgres is { DataDirectory: var cluster } && Directory.Exists(cluster))
            Directory.Delete(cluster, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<LocalProcess> StartAsync(
        string name, string service, IReadOnlyList<string> arguments, IEnumerable<(string Name, string Value)> changes, CancellationToken cancel)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var environment = EnvironmentOf(service, [("ASPNETCORE_URLS", url.OriginalString), ("Shutdown__Drain", "00:00:00"), .. changes]);
        var process = new LocalProcess(name, url, "dotnet", arguments, environment, Path.Combine(Folder, $"{name}-{url.Port}.log"));
        _started.Add(process);
        await process.AnswersAsync(cancel);
        return process;
    }

    /// <summary>As the café's own process of the service has it, whatever the compose file says.</summary>
    private Dictionary<string, string> EnvironmentOf(string service, IEnumerable<(string Name, string Value)> changes)
    {
        var environment = File.ReadAllText($"/proc/{PidOf(service)}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var (name, value) in changes)
            environment[name] = value;
        return environment;
    }

    private static string AssemblyOf(string service)
    {
        var name = $"Cafe.{char.ToUpperInvariant(service[0])}{service[1..]}";
        return Path.Combine(Root, "artifacts", "bin", name, "release", $"{name}.dll");
    }

    private Service Find(string service) => _status.Processes.Single(process => process.Name == service);

    private async Task<string> PasswordAsync(CancellationToken cancel) => (await File.ReadAllTextAsync(_status.Postgres!.PasswordFile, cancel)).Trim();

    private async Task<string> ConnectionStringAsync(string database, CancellationToken cancel) => new NpgsqlConnectionStringBuilder
    {
        Host = _status.Postgres!.Host,
        Port = _status.Postgres.Port!.Value,
        Username = _status.Postgres.Superuser,
        Password = await PasswordAsync(cancel),
        Database = database,
        CommandTimeout = 0,
        Pooling = false,
    }.ConnectionString;

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, string doing, CancellationToken cancel) => Tool.MustRunAsync(
        new ProcessSpec(Path.Combine(Root, "cafe"), [.. arguments, "--data", Data], LocalProcess.Inherited()), TimeSpan.FromHours(1), doing, cancel);
}

internal static class Sql
{
    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
