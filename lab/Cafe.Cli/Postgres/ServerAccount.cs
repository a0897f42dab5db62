using System.Globalization;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Postgres;

/// <summary>The unprivileged user that the server runs as where cafe is root: PostgreSQL refuses root.</summary>
internal sealed record ServerAccount(string Name, int User, int Group)
{
    /// <summary><c>null</c> where cafe isn't root: the server then runs as the same user.</summary>
    public static ServerAccount? Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return null;
        if (Posix.FindProgram("setpriv") is null)
            throw new CafeException("as root, cafe needs setpriv (of util-linux) to run PostgreSQL as another user");
        var users = File.ReadAllLines("/etc/passwd");
        return Find(users, "postgres") ?? Find(users, "nobody")
            ?? throw new CafeException("PostgreSQL doesn't run as root, and there is no user postgres or nobody");
    }

    /// <summary>The same program, started as this user.</summary>
    public ProcessSpec Run(ProcessSpec spec) => spec with
    {
        FileName = Posix.FindProgram("setpriv")!,
        Arguments = [$"--reuid={User}", $"--regid={Group}", "--clear-groups", "--", spec.FileName, .. spec.Arguments],
    };

    /// <summary>Whether this user may enter the folder.</summary>
    public async Task<bool> CanReachAsync(string folder, CancellationToken cancellation)
    {
        var test = new ProcessSpec("test", ["-x", folder], ChildEnvironment.Inherited()) { WorkingDirectory = "/" };
        return (await Tool.RunAsync(Run(test), TimeSpan.FromSeconds(10), cancellation)).ExitCode == 0;
    }

    private static ServerAccount? Find(string[] users, string name) => users
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length > 3 && fields[0] == name)
        .Select(fields => new ServerAccount(name, Id(fields[2]), Id(fields[3])))
        .FirstOrDefault();

    private static int Id(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
