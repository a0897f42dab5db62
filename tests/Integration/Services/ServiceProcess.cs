using System.Net;
using System.Security.Cryptography;
using Cafe.ServiceDefaults;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Tests.Integration.Services;

/// <summary>One replica of menu, orders, reporting or the gateway.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly byte[] AuthKey = RandomNumberGenerator.GetBytes(32);
    private static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new(), "nobody signs in here: tokens are minted");

    private readonly RunningProgram _program;

    private ServiceProcess(RunningProgram program, Uri url) => (_program, Client) = (program, new CafeClient(url));

    public CafeClient Client { get; }

    /// <summary>What it has written so far, to both streams.</summary>
    public string Everything => _program.Everything;

    /// <summary>As if staff had signed in at the gateway.</summary>
    public static string StaffToken() => new StaffTokens(AuthKey).Mint(DateTimeOffset.UtcNow.AddHours(1), "staff");

    public static async Task MigrateAsync(string service, string database, params string[] options)
    {
        await using var program = Start(service, database, ["migrate", .. options], []);
        (await program.EndAsync(seconds: 60)).Succeeded();
    }

    /// <summary>Starts to serve; returns when it listens.</summary>
    /// <param name="service">Its logical name.</param>
    /// <param name="database">Its own, as a connection string.</param>
    /// <param name="settings">More of its environment.</param>
    public static async Task<ServiceProcess> ServeAsync(string service, string database, params (string Name, string? Value)[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort.Find()}";
        var program = Start(service, database, [], [("ASPNETCORE_URLS", url), .. settings]);
        await Eventually.IsTrueAsync($"{program.CommandLine} listens", () => program.Everything.Contains($"Now listening on: {url}"));
        return new ServiceProcess(program, new Uri(url));
    }

    /// <summary>Where others find it: the settings of their discovery.</summary>
    public static IEnumerable<(string Name, string? Value)> Discovery(string service, params IEnumerable<Uri> urls) =>
        urls.Select((url, number) => ($"Discovery__Static__{service}__{number}", (string?)url.OriginalString));

    public Task BecomesReadyAsync() => Eventually.IsTrueAsync(
        $"{_program.CommandLine} is ready", async () => await Client.StatusOfAsync("/health/ready") == HttpStatusCode.OK);

    public void Send(Signal signal) => _program.Send(signal);

    /// <summary>As a deployment does; it ends by itself, and in time.</summary>
    public async Task StopAsync()
    {
        Send(Signal.Terminate);
        (await _program.EndAsync(seconds: 30)).Succeeded();
    }

    /// <summary>As a crash, and as the end of a test.</summary>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static RunningProgram Start(string service, string database, string[] arguments, IEnumerable<(string Name, string? Value)> settings)
    {
        var program = Clone.ServiceProgram($"Cafe.{char.ToUpperInvariant(service[0])}{service[1..]}");
        return RunningProgram.Start("dotnet", [program, .. arguments],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ($"ConnectionStrings__{service}", database),
            ("Auth__Key", Convert.ToBase64String(AuthKey)),
            ("Auth__PasswordHash", PasswordHash),
            ("Cafe__ReportAt", "never"),
            ("Mail__PickupFolder", "/nonexistent"),
            .. settings,
        ]);
    }
}
