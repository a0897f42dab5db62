using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cafe.Reporting;
using Cafe.ServiceDefaults;
using Cafe.Tests.Integration.Support;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>One replica of reporting, or one run of a verb.</summary>
internal sealed partial class ReportingProcess : IAsyncDisposable
{
    /// <summary>Seals the tokens; whoever has it signs in by itself.</summary>
    public static readonly string AuthKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static readonly string Program = Clone.ServiceProgram("Cafe.Reporting");

    private readonly RunningProgram _program;

    private ReportingProcess(RunningProgram program, Uri url)
    {
        _program = program;
        Http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", new StaffTokens(Convert.FromBase64String(AuthKey)).Mint(DateTimeOffset.UtcNow.AddHours(1), "staff"));
    }

    /// <summary>As staff.</summary>
    public HttpClient Http { get; }

    /// <summary>What it has written so far, to both streams.</summary>
    public string Everything => _program.Everything;

    /// <returns>A database that is up to date.</returns>
    public static async Task<string> NewDatabaseAsync(ScratchDatabases databases)
    {
        var database = await databases.CreateAsync();
        await using var db = new ReportingDb(new DbContextOptionsBuilder<ReportingDb>().UseNpgsql(database).Options);
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Ended> RunAsync(string database, string[] arguments, params (string Name, string? Value)[] settings)
    {
        await using var program = Start(database, arguments, settings);
        return await program.EndAsync(seconds: 60);
    }

    /// <summary>Starts to serve on a free port; returns when it listens.</summary>
    public static async Task<ReportingProcess> ServeAsync(string database, params (string Name, string? Value)[] settings)
    {
        var program = Start(database, [], settings);
        Match? listens = null;
        await Eventually.IsTrueAsync($"{program.CommandLine} listens", () => (listens = Listens().Match(program.Everything)).Success);
        return new ReportingProcess(program, new Uri(listens!.Groups["url"].Value));
    }

    public Task BecomesReadyAsync() => SaysAsync("ready", HttpStatusCode.OK);

    /// <summary>Returns when it is not ready for a reason of which these words are a part.</summary>
    public Task SaysWhyNotAsync(string words) => SaysAsync(words, HttpStatusCode.ServiceUnavailable);

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path))!;

    /// <returns>The answer, which has the status 200.</returns>
    public async Task<T> PostAsync<T>(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }

    /// <summary>As a crash, and as the end of a test.</summary>
    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _program.DisposeAsync();
    }

    private async Task SaysAsync(string words, HttpStatusCode status) => await Eventually.GetAsync(
        $"/health/ready says: {words}",
        async () =>
        {
            using var answer = await Http.GetAsync("/health/ready");
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync());
        },
        answer => answer.StatusCode == status && answer.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>Starts the program, and waits for nothing.</summary>
    public static RunningProgram Start(string database, string[] arguments, (string Name, string? Value)[] settings) =>
        RunningProgram.Start("dotnet", [Program, .. arguments],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ConnectionStrings__reporting", database),
            ("Auth__Key", AuthKey),
            ("Cafe__ReportAt", "never"),
            ("Mail__PickupFolder", "/nonexistent"),
            .. settings,
        ]);

    [GeneratedRegex(@"Now listening on: (?<url>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listens();
}
