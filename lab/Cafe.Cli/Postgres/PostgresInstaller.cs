using Cafe.Cli.Processes;

namespace Cafe.Cli.Postgres;

/// <summary>Installs PostgreSQL by the system's package manager, where this process may: as root.</summary>
internal static class PostgresInstaller
{
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.d";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    // An installation that was interrupted is first brought to its end, one that is under way waited for.
    private static readonly string[][] AptGet =
    [
        ["dpkg", "--configure", "-a"],
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", "postgresql"],
    ];
    private static readonly string[][] Dnf = [["dnf", "install", "--assumeyes", "--quiet", "postgresql-server"]];
    // The last two: BusyBox's own programs of these names lack what cafe needs.
    private static readonly string[][] Apk = [["apk", "add", "postgresql", "postgresql-client", "setpriv", "setsid"]];

    /// <summary>The ways that a person has.</summary>
    public const string Ways = """
          Debian, Ubuntu   apt-get install postgresql        (as root, cafe up does it itself)
          Fedora, RHEL     dnf install postgresql-server     (likewise; Alpine: apk add postgresql)
          macOS            brew install postgresql@17
          Windows          winget install PostgreSQL.PostgreSQL.17, or EDB's installer
          elsewhere        CAFE_POSTGRES_BIN=DIR, the folder with postgres, initdb and psql
          containers       ./cafe up --docker, which needs no PostgreSQL here
        """;

    public static bool CanInstall => Commands is not null;

    private static string[][]? Commands =>
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? null
        : Posix.FindProgram("apt-get") is not null ? AptGet
        : Posix.FindProgram("dnf") is not null ? Dnf
        : Posix.FindProgram("apk") is not null ? Apk
        : null;

    public static async Task InstallAsync(CancellationToken cancellation)
    {
        var environment = ChildEnvironment.Inherited();
        environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var noCluster = Directory.Exists("/etc/apt") ? new NoClusterOfTheDistribution() : null;
        foreach (var command in Commands!)
        {
            var spec = new ProcessSpec(command[0], command[1..], environment);
            await Tool.MustRunAsync(
                spec, Limit, $"PostgreSQL can't be installed: {string.Join(' ', command)} failed", cancellation);
        }
    }

    // Debian's package would otherwise make and start a cluster of its own. The package keeps the folder.
    private sealed class NoClusterOfTheDistribution : IDisposable
    {
        private static readonly string File = Path.Combine(ClusterSettings, "cafe-up.conf");

        public NoClusterOfTheDistribution()
        {
            Directory.CreateDirectory(ClusterSettings);
            System.IO.File.WriteAllText(File, """
                # Of cafe up, while it installs PostgreSQL; it may be removed.
                create_main_cluster = false

                """);
        }

        public void Dispose() => System.IO.File.Delete(File);
    }
}
