using System.Globalization;
using Npgsql;

namespace Cafe.Tests.Integration.Support;

/// <summary>The programs of the newest PostgreSQL on this machine.</summary>
internal static class PostgresPrograms
{
    private static readonly string? Folder = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Where(version => File.Exists($"{version}/bin/initdb"))
            .OrderByDescending(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => $"{version}/bin/").FirstOrDefault()
        : null;

    /// <summary>Runs one of them to its end; as root, as the user <c>postgres</c>, as the server refuses root.</summary>
    public static Task<Ended> RunAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunningProgram.RunAsync(
            "setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", Folder + program, .. arguments])
        : RunningProgram.RunAsync(Folder + program, arguments);

    /// <summary>Runs <c>psql</c> as the user of the test.</summary>
    public static Task<Ended> PsqlAsync(string[] arguments, params IEnumerable<(string Name, string? Value)> environment) =>
        RunningProgram.RunAsync(Folder + "psql", arguments, environment);
}

/// <summary>A database server of its own, with nothing of <c>cafe up</c>.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string Password = "superuser of a scratch server";

    // Each server gets a copy: a new cluster takes a second and more of a processor.
    private static readonly Lazy<Task<string>> Archive = new(ArchiveOfNewClusterAsync);

    private readonly string _root = TestFolder.Create();
    private readonly string _walLevel;

    private PostgresServer(string walLevel) => _walLevel = walLevel;

    public int Port { get; } = FreePort.Find();

    public string Folder => Path.Combine(_root, "cluster");

    public int Pid => int.Parse(File.ReadLines(Path.Combine(Folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>As the superuser, to the database <c>postgres</c>.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = "postgres", Username = "postgres", Password = Password,
    }.ConnectionString;

    public static async Task<PostgresServer> StartNewAsync(string walLevel = "logical")
    {
        var server = new PostgresServer(walLevel);
        // With its owner, who may be another user.
        (await RunningProgram.RunAsync("tar", ["--extract", $"--file={await Archive.Value}", $"--directory={server._root}"])).Succeeded();
        await server.StartAsync();
        return server;
    }

    /// <summary>On the same port as before.</summary>
    public async Task StartAsync() => (await PostgresPrograms.RunAsync(
        "pg_ctl", "start", "--wait", "--silent", $"--pgdata={Folder}", $"--log={Folder}/server.log",
        $"--options=-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c wal_level={_walLevel}"))
        .Succeeded();

    public async Task StopAsync() =>
        (await PostgresPrograms.RunAsync("pg_ctl", "stop", "--wait", "--silent", $"--pgdata={Folder}", "--mode=fast")).Succeeded();

    private static async Task<string> ArchiveOfNewClusterAsync()
    {
        var archive = Path.Combine(AppContext.BaseDirectory, "cluster.tar");
        var root = TestFolder.Create();
        // The server's user, who may be another one, makes its folder in this one.
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        var passwordFile = Path.Combine(root, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        (await PostgresPrograms.RunAsync(
            "initdb", $"--pgdata={root}/cluster", "--username=postgres", $"--pwfile={passwordFile}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")).Succeeded();
        (await RunningProgram.RunAsync("tar", ["--create", $"--file={archive}", $"--directory={root}", "cluster"])).Succeeded();
        Directory.Delete(root, recursive: true);
        return archive;
    }

    public async ValueTask DisposeAsync()
    {
        await PostgresPrograms.RunAsync("pg_ctl", "stop", "--wait", "--silent", $"--pgdata={Folder}", "--mode=immediate");
        Directory.Delete(_root, recursive: true);
    }
}
