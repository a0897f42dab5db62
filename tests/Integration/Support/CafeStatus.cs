namespace Cafe.Tests.Integration.Support;

/// <summary>What <c>cafe status --json</c> prints.</summary>
internal sealed record CafeStatus(
    Uri? Url, string StaffPasswordFile, PostgresStatus? Postgres, IReadOnlyList<ProcessStatus> Processes)
{
    public ProcessStatus Of(string name) => Processes.Single(process => process.Name == name);

    /// <summary>Of all that runs.</summary>
    public IReadOnlyList<int> Pids =>
        [.. Processes.Select(process => process.Pid).Append(Postgres?.Pid).OfType<int>().Order()];
}

internal sealed record PostgresStatus(
    string State, string Host, int? Port, int? Pid, string Version, string DataDirectory, string Superuser, string PasswordFile);

internal sealed record ProcessStatus(string Name, int? Pid, string State, Uri? Url);
