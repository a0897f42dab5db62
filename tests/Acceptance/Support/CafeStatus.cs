namespace Cafe.Tests.Acceptance.Support;

/// <summary>What <c>cafe status --json</c> tells of a running café.</summary>
public sealed record CafeStatus(
    Uri Url, string StaffPasswordFile, string MailFolder, PostgresStatus Postgres, IReadOnlyList<ProcessStatus> Processes)
{
    public Uri UrlOf(string process) => Processes.Single(each => each.Name == process).Url!;
}

public sealed record PostgresStatus(string Host, int Port, string Superuser, string PasswordFile);

public sealed record ProcessStatus(string Name, int? Pid, string State, Uri? Url);
