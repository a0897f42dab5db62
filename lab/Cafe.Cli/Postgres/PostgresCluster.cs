using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Postgres;

/// <summary>The café's own cluster, in its data folder, or where the server's user can reach it.</summary>
internal sealed class PostgresCluster(DataFolder data, PostgresBinaries binaries, ServerAccount? account)
{
    private const string SharedParent = "/var/lib/cafe";
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public PostgresBinaries Binaries => binaries;

    /// <summary>The major version of the cluster that is there; <c>null</c> if none is.</summary>
    public static int? ExistingVersion(DataFolder data)
    {
        var file = Path.Combine(data.Cluster, "PG_VERSION");
        var version = File.Exists(file) ? File.ReadAllText(file) : "";
        return int.TryParse(version, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    /// <summary>Makes the cluster; a kill in the middle leaves nothing that counts as one.</summary>
    /// <returns>What the user should know besides, or <c>null</c>.</returns>
    public async Task<string?> CreateAsync(string password, CancellationToken cancellation)
    {
        // A cluster comes into its place finished, so this isn't a start that was interrupted.
        if (Directory.Exists(data.Cluster))
            throw new CafeException($"{data.Cluster} is no PostgreSQL cluster (PG_VERSION is missing); move it away");

        var parent = data.Path;
        if (account is not null && !await account.CanReachAsync(data.Path, cancellation))
        {
            parent = SharedParent;
            Directory.CreateDirectory(SharedParent);
            // Whatever root's umask is, the server's user passes through.
            Posix.ChangeMode(SharedParent, OnlyTheUser | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        // A link without a target was made by a start that was killed before the target came.
        if (new FileInfo(data.Cluster).LinkTarget is not null) File.Delete(data.Cluster);
        var target = parent == data.Path ? data.Cluster : Path.Combine(parent, Id(data.Path));
        foreach (var interrupted in Directory.GetDirectories(parent, Path.GetFileName(target) + ".new-*"))
            Directory.Delete(interrupted, recursive: true);
        var notice = target == data.Cluster ? null : await ClearAsync(target);

        var work = $"{target}.new-{Environment.ProcessId}";
        CreatePrivate(work);
        await InitializeAsync(work, password, cancellation);
        if (target != data.Cluster) Directory.CreateSymbolicLink(data.Cluster, target);
        Directory.Move(Path.Combine(work, "cluster"), target);
        Directory.Delete(work, recursive: true);
        return notice;
    }

    /// <summary>How the server is started.</summary>
    public ProcessSpec Server(int port)
    {
        Postmaster.CorrectMisleadingPidFile(data.Cluster);
        // No PGDATA, no PGPORT: the environment is the machine's alone. Its processes are found by postmaster.pid, so
        // they go without the marker.
        var environment = ChildEnvironment.ForService(data);
        environment.Remove(ChildEnvironment.Marker);
        return AsAccount(new ProcessSpec(
            binaries.Server,
            [
                "-D", Posix.RealPath(data.Cluster),
                "-c", "listen_addresses=127.0.0.1",
                "-c", $"port={port}",
                "-c", "unix_socket_directories=",
                "-c", "wal_level=logical",
                "-c", "max_connections=200",
                "-c", "logging_collector=off",
                "-c", "log_destination=stderr",
            ],
            environment)).InOwnSession();
    }

    private async Task InitializeAsync(string work, string password, CancellationToken cancellation)
    {
        // By file, as others can see a command line.
        var passwordFile = Path.Combine(work, "password");
        File.WriteAllText(passwordFile, password);
        if (account is not null) Posix.ChangeOwner(passwordFile, account.User, account.Group);
        await Tool.MustRunAsync(
            AsAccount(new ProcessSpec(
                binaries.InitDb,
                [
                    "--pgdata=" + Path.Combine(work, "cluster"), "--username=postgres", "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums",
                ],
                ChildEnvironment.ForService(data))),
            TimeSpan.FromMinutes(2), "PostgreSQL can't make a cluster", cancellation);
    }

    // The data folder was removed, and what its link pointed to stayed. Its passwords are gone, so it can't be used;
    // but it may hold what somebody wants back.
    private static async Task<string?> ClearAsync(string target)
    {
        if (!Directory.Exists(target)) return null;
        if (Postmaster.Of(target) is { Process: var server })
        {
            Posix.Signal(server, Posix.Interrupt);
            if (!await server.EndsWithinAsync(TimeSpan.FromSeconds(10)))
                throw new CafeException($"process {server.Pid} still uses {target}; end it");
        }

        var aside = $"{target}.old-{DateTime.UtcNow:yyyyMMddHHmmss}";
        Directory.Move(target, aside);
        return $"An earlier cluster of this folder was moved to {aside}; remove it if nobody needs it.";
    }

    private void CreatePrivate(string folder)
    {
        Directory.CreateDirectory(folder);
        Posix.ChangeMode(folder, OnlyTheUser);
        if (account is not null) Posix.ChangeOwner(folder, account.User, account.Group);
    }

    // From a folder that the other user may stand in.
    private ProcessSpec AsAccount(ProcessSpec spec) =>
        account is null ? spec : account.Run(spec) with { WorkingDirectory = "/" };

    private static string Id(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
