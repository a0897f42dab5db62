using System.Text.Json;
using Npgsql;

namespace Cafe.Tests.Integration.Support;

/// <summary>A café of one test: a data folder, and <c>./cafe</c> to do something with it.</summary>
internal sealed class TestCafe : IAsyncDisposable
{
    // Opening a café keeps all processors busy: more at once would take no less time together, and each its patience.
    private static readonly SemaphoreSlim Openings = new(2);

    private readonly string _root = TestFolder.Create();

    public TestCafe(string folder) => Data = Path.Combine(_root, folder);

    /// <summary>The folder for <c>--data</c>; <c>cafe up</c> makes it.</summary>
    public string Data { get; }

    public IReadOnlyList<ProcessEntry> Processes => ClusterElsewhere is { } cluster
        ? [.. ProcessTable.Of(_root).Union(ProcessTable.Of(cluster))]
        : ProcessTable.Of(_root);

    /// <summary>Where the data folder's link leads if the database's user can't reach the folder itself.</summary>
    public string? ClusterElsewhere => new DirectoryInfo(Path.Combine(Data, "postgres")).LinkTarget;

    /// <summary>Runs <c>./cafe</c> with this café's <c>--data</c>, to its end.</summary>
    public Task<Ended> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    public Task<Ended> RunAsync(string[] arguments, params (string Name, string? Value)[] environment) =>
        RunningProgram.RunAsync(Clone.CafeCommand, [.. arguments, "--data", Data], environment);

    /// <summary>Opens the café in the background.</summary>
    public Task<CafeClient> UpAsync(params (string Name, string? Value)[] environment) => UpAsync([], environment);

    public Task<CafeClient> UpAsync(string[] options, params (string Name, string? Value)[] environment) => InTurnAsync(async () =>
    {
        (await RunAsync(["up", "--detach", "--port", "0", .. options], environment)).Succeeded();
        return await ClientAsync();
    });

    /// <summary><c>cafe up</c> in the foreground, as the leader of a process group, as a shell starts it. Its process
    /// is the one that supervises all others.</summary>
    public RunningProgram StartUp() =>
        RunningProgram.Start("setsid", [Clone.CafeCommand, "up", "--port", "0", "--data", Data]);

    /// <summary>As above; returns when it says that it is open.</summary>
    public Task<RunningProgram> StartUpAndWaitAsync() => InTurnAsync(async () =>
    {
        var up = StartUp();
        await Eventually.GetAsync("the café is open", () => Task.FromResult(up.Everything), text => text.Contains("The café is open"), seconds: 180);
        return up;
    });

    public async Task<CafeStatus> StatusAsync() => (await StatusWithExitCodeAsync()).Status;

    public async Task<(CafeStatus Status, int ExitCode)> StatusWithExitCodeAsync()
    {
        var status = await RunAsync("status", "--json");
        status.ExitCode.ShouldBeOneOf([0, 3], status.ToString());
        return (JsonSerializer.Deserialize<CafeStatus>(status.Output, JsonSerializerOptions.Web)!, status.ExitCode);
    }

    public async Task<CafeClient> ClientAsync() =>
        new((await Eventually.GetAsync("the café is open", StatusAsync, status => status.Url is not null)).Url!);

    public async Task<CafeClient> StaffAsync()
    {
        var staff = await ClientAsync();
        await staff.SignInAsync(await StaffPasswordAsync());
        return staff;
    }

    public async Task<string> StaffPasswordAsync() => (await File.ReadAllTextAsync((await StatusAsync()).StaffPasswordFile)).Trim();

    /// <summary>One of the café's databases, as the superuser.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> DatabaseAsync(string name)
    {
        var server = (await StatusAsync()).Postgres.ShouldNotBeNull();
        return new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port.ShouldNotBeNull(),
            Database = name,
            Username = server.Superuser,
            Password = (await File.ReadAllTextAsync(server.PasswordFile)).Trim(),
        }.ConnectionString;
    }

    private static async Task<T> InTurnAsync<T>(Func<Task<T>> open)
    {
        await Openings.WaitAsync();
        try
        {
            return await open();
        }
        finally
        {
            Openings.Release();
        }
    }

    /// <summary>Ends the café in any case, and fails if <c>cafe down</c> didn't.</summary>
    public async ValueTask DisposeAsync()
    {
        var down = await RunAsync("down");
        var left = Processes;
        foreach (var process in left)
            Signals.Send(process.Pid, Signal.Kill);
        await Eventually.IsTrueAsync($"{_root} is used by no process", () => Processes.Count == 0);

        if (ClusterElsewhere is { } cluster)
            Directory.Delete(cluster, recursive: true);
        Directory.Delete(_root, recursive: true);
        down.Succeeded();
        left.ShouldBeEmpty($"cafe down left processes; it said:\n{down.Everything}");
    }
}

/// <summary>Tests that open cafés: what they open is ended after them, however they end.</summary>
public abstract class CafeTest : IAsyncLifetime
{
    private readonly List<TestCafe> _cafes = [];

    public Task InitializeAsync() => Task.CompletedTask;

    // All of them, also if one fails.
    public Task DisposeAsync() => Task.WhenAll(_cafes.Select(cafe => cafe.DisposeAsync().AsTask()));

    private protected TestCafe NewCafe(string folder = "data")
    {
        var cafe = new TestCafe(folder);
        _cafes.Add(cafe);
        return cafe;
    }
}
