using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Tests.Integration.Support;

/// <summary>The monolith as somebody starts it who has never heard of <c>cafe up</c>.</summary>
internal sealed partial class MonolithProcess : IAsyncDisposable
{
    public const string StaffPassword = "scone-with-clotted-cream";

    private static readonly string AuthKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new(), StaffPassword);

    private readonly RunningProgram _program;

    private MonolithProcess(RunningProgram program, Uri url) => (_program, Client) = (program, new CafeClient(url));

    public CafeClient Client { get; }

    /// <summary>What it has written so far, to both streams.</summary>
    public string Everything => _program.Everything;

    /// <summary>Starts to serve on a free port; returns when it listens.</summary>
    public static async Task<MonolithProcess> ServeAsync(string database, params (string Name, string? Value)[] settings)
    {
        var program = Start(database, [], settings);
        Match? listens = null;
        await Eventually.IsTrueAsync(
            $"{program.CommandLine} listens", () => (listens = Listens().Match(program.Everything)).Success);
        return new MonolithProcess(program, new Uri(listens!.Groups["url"].Value));
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Ended> RunAsync(string database, string[] arguments, params (string Name, string? Value)[] settings)
    {
        await using var program = Start(database, arguments, settings);
        return await program.EndAsync(seconds: 60);
    }

    public static async Task MigrateAsync(string database) => (await RunAsync(database, ["migrate", "--seed-menu"])).Succeeded();

    /// <summary>Returns when it is ready; the first look at the database takes its time.</summary>
    public Task BecomesReadyAsync() => Eventually.IsTrueAsync(
        "it is ready", async () => await Client.StatusOfAsync("/health/ready") == System.Net.HttpStatusCode.OK);

    public void Send(Signal signal) => _program.Send(signal);

    public Task<Ended> EndAsync(int seconds) => _program.EndAsync(seconds);

    /// <summary>As a crash, and as the end of a test.</summary>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static RunningProgram Start(string database, string[] arguments, (string Name, string? Value)[] settings) =>
        RunningProgram.Start("dotnet", [Clone.Monolith, .. arguments],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ConnectionStrings__cafe", database),
            ("Auth__Key", AuthKey),
            ("Auth__PasswordHash", PasswordHash),
            ("Mail__PickupFolder", "/nonexistent"),
            .. settings,
        ]);

    [GeneratedRegex(@"Now listening on: (?<url>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listens();
}
