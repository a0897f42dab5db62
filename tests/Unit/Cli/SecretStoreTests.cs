using Cafe.Cli;
using Cafe.Cli.Secrets;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Tests.Unit.Cli;

public sealed class SecretStoreTests : TempFolder
{
    private readonly DataFolder data;

    public SecretStoreTests()
    {
        data = new DataFolder(At("data"));
        data.Create();
    }

    [Fact]
    public async Task Secrets_are_made_once_and_no_two_are_alike()
    {
        var first = await EnsureAsync();

        (await EnsureAsync()).ShouldBe(first);
        first.Keys.ShouldBe(SecretStore.Names);
        first.Values.Distinct().Count().ShouldBe(first.Count);
        Convert.FromBase64String(first["CAFE_AUTH_KEY"]).Length.ShouldBe(32);
        Fits(first["CAFE_STAFF_PASSWORD_HASH"], File.ReadAllText(data.StaffPassword).Trim()).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_user_can_read_them()
    {
        if (OperatingSystem.IsWindows()) return;

        await EnsureAsync();
        File.SetUnixFileMode(data.StaffPassword, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await EnsureAsync();

        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(data.Secrets).ShouldBe(mine | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(data.Secrets))
            File.GetUnixFileMode(file).ShouldBe(mine, file);
    }

    [Fact]
    public async Task A_lost_or_empty_one_is_made_anew()
    {
        var first = await EnsureAsync();
        File.Delete(Path.Combine(data.Secrets, "MENU_DB_PASSWORD"));
        File.WriteAllText(Path.Combine(data.Secrets, "CAFE_AUTH_KEY"), "");

        var next = await EnsureAsync();

        next.Where(secret => first[secret.Key] != secret.Value).Select(secret => secret.Key)
            .ShouldBe(["MENU_DB_PASSWORD", "CAFE_AUTH_KEY"]);
        next.Values.ShouldAllBe(secret => secret.Length >= 32);
    }

    [Fact]
    public async Task The_superusers_can_not_be_made_anew_once_there_is_a_cluster()
    {
        await EnsureAsync();
        Directory.CreateDirectory(data.Cluster);
        File.Delete(data.SuperuserPassword);

        var error = await Should.ThrowAsync<CafeException>(EnsureAsync);

        error.Message.ShouldStartWith($"{data.SuperuserPassword} is lost");
    }

    [Fact]
    public async Task Another_staff_password_in_the_file_counts_from_the_next_start()
    {
        await EnsureAsync();
        File.WriteAllText(data.StaffPassword, "correct horse battery staple\n");
        File.SetLastWriteTimeUtc(data.StaffPassword, DateTime.UtcNow.AddSeconds(1));

        Fits((await EnsureAsync())["CAFE_STAFF_PASSWORD_HASH"], "correct horse battery staple").ShouldBeTrue();
    }

    private Task<IReadOnlyDictionary<string, string>> EnsureAsync() =>
        new SecretStore(data).EnsureAsync(CancellationToken.None);

    private static bool Fits(string hash, string password) =>
        new PasswordHasher<object>().VerifyHashedPassword(new object(), hash, password)
        == PasswordVerificationResult.Success;
}
