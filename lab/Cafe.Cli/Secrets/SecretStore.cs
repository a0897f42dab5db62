using System.Security.Cryptography;
using Cafe.Cli.Processes;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Cli.Secrets;

/// <summary>The secrets of one café: a file each, that only its user can read.</summary>
internal sealed class SecretStore(DataFolder data)
{
    public const string StaffPassword = "staff-password";

    private const string StaffPasswordHash = "CAFE_STAFF_PASSWORD_HASH";
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const string PlainLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Passwords =
    [
        "CAFE_POSTGRES_PASSWORD", "CAFE_DB_PASSWORD", "MENU_DB_PASSWORD", "ORDERS_DB_PASSWORD",
        "REPORTING_DB_PASSWORD", "GATEWAY_DB_PASSWORD", "EXTRACTION_DB_PASSWORD",
    ];

    /// <summary>The names of all that programs are given.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Passwords, "CAFE_AUTH_KEY", StaffPasswordHash];

    /// <summary>Makes what is missing, and reads all. Provisioning gives the databases' roles their passwords anew, so
    /// a lost one may be replaced; the superuser's can't be, once there is a cluster.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnsureAsync(CancellationToken cancellation)
    {
        CreateFolder();
        using var alone = await FileLock.TakeAsync(data.SecretsLockFile, () => { }, cancellation);
        try
        {
            if (Read("CAFE_POSTGRES_PASSWORD") is null && Directory.Exists(data.Cluster))
                throw new CafeException(
                    $"{data.SuperuserPassword} is lost, and {data.Cluster} can't be used without it. Put it back from "
                    + "a backup, or move the cluster and the folder of secrets away: the café then starts empty.");
            foreach (var name in Passwords) Ensure(name, () => RandomNumberGenerator.GetString(Letters, 32));
            Ensure("CAFE_AUTH_KEY", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            EnsureStaffPassword();
            return Names.ToDictionary(name => name, name => Read(name)!);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CafeException($"a secret can't be read: {e.Message} Run cafe as the user that it belongs to.");
        }
    }

    /// <summary>One secret, to be shown: of <see cref="Names"/>, or <c>staff-password</c>.</summary>
    /// <exception cref="CafeException">There is none yet.</exception>
    public string Show(string name) => Read(name)
        ?? throw new CafeException($"there is no {name} in {data.Secrets} yet; ./cafe secrets{data.Option} makes it");

    // Who writes another password into the file has changed it: the hash follows.
    private void EnsureStaffPassword()
    {
        var password = Ensure(StaffPassword, NewStaffPassword);
        var hash = Path.Combine(data.Secrets, StaffPasswordHash);
        if (Read(StaffPasswordHash) is null
            || File.GetLastWriteTimeUtc(data.StaffPassword) > File.GetLastWriteTimeUtc(hash))
            SecretFile.Write(hash, new PasswordHasher<object>().HashPassword(new object(), password), OnlyTheUser);
    }

    // To be read from a screen and typed.
    private static string NewStaffPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(PlainLetters, 5)));

    private string Ensure(string name, Func<string> make)
    {
        if (Read(name) is { } present) return present;
        var value = make();
        SecretFile.Write(Path.Combine(data.Secrets, name), value + "\n", OnlyTheUser);
        return value;
    }

    private string? Read(string name) => SecretFile.Read(Path.Combine(data.Secrets, name));

    private void CreateFolder()
    {
        Directory.CreateDirectory(data.Secrets);
        Posix.ChangeMode(data.Secrets, OnlyTheUser | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(data.Secrets)) Posix.ChangeMode(file, OnlyTheUser);
    }
}
