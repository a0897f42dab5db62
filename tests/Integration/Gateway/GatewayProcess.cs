using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>One replica of the gateway.</summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    public const string StaffPassword = "scone-with-clotted-cream";

    private static readonly string Program = Clone.ServiceProgram("Cafe.Gateway");

    private static readonly string AuthKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new(), StaffPassword);

    private readonly RunningProgram _program;

    private GatewayProcess(RunningProgram program, Uri url, int adminPort)
    {
        _program = program;
        Http = NewClient(url);
        Admin = NewClient(new Uri($"http://127.0.0.1:{adminPort}"));
    }

    /// <summary>The public port, as a guest.</summary>
    public HttpClient Http { get; }

    /// <summary>The admin port; staff after <see cref="SignInAsync"/>.</summary>
    public HttpClient Admin { get; }

    public string Everything => _program.Everything;

    public static async Task MigrateAsync(string database)
    {
        await using var program = Start(database, ["migrate"], []);
        (await program.EndAsync(seconds: 60)).Succeeded();
    }

    /// <summary>Returns when it listens; its modes may not be known yet.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="backends">The instances of each logical name, such as <c>("orders", "http://127.0.0.1:5001")</c>.</param>
    /// <param name="settings">More of its environment.</param>
    public static async Task<GatewayProcess> ServeAsync(
        string database, IEnumerable<(string Name, string Url)> backends, params (string Name, string? Value)[] settings)
    {
        var adminPort = FreePort.Find();
        var program = Start(database, [],
        [
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("Gateway__AdminPort", $"{adminPort}"),
            .. backends.GroupBy(backend => backend.Name).SelectMany(service =>
                service.Select((backend, number) => ($"Discovery__Static__{service.Key}__{number}", (string?)backend.Url))),
            .. settings,
        ]);
        await Eventually.IsTrueAsync($"{program.CommandLine} listens", () => Listens().Count(program.Everything) == 2);
        var url = Listens().Matches(program.Everything).Select(match => new Uri(match.Groups["url"].Value)).Single(url => url.Port != adminPort);
        return new GatewayProcess(program, url, adminPort);
    }

    public Task BecomesReadyAsync() => Eventually.IsTrueAsync(
        $"it is ready: {Everything}", async () => await StatusAsync("/health/ready") == HttpStatusCode.OK);

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>The token is accepted on both ports.</summary>
    public async Task<string> SignInAsync()
    {
        using var answer = await Http.PostAsJsonAsync("/api/staff/token", new { password = StaffPassword });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        Admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public Task<HttpResponseMessage> RouteAsync(string group, string mode, bool withoutData = false) => Admin.PutAsJsonAsync(
        $"/groups/{group}", new { mode, who = "Martha", why = "to see whether it works", withoutData });

    public async Task<JsonElement> StateAsync() => await Admin.GetFromJsonAsync<JsonElement>("/groups");

    public void Send(Signal signal) => _program.Send(signal);

    public Task<Ended> EndAsync(int seconds) => _program.EndAsync(seconds);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Admin.Dispose();
        await _program.DisposeAsync();
    }

    /// <summary>A client of its own, whose connections nobody else uses.</summary>
    public static HttpClient NewClient(Uri url) => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = url, Timeout = TimeSpan.FromSeconds(30),
    };

    public static RunningProgram Start(string database, string[] arguments, (string Name, string? Value)[] settings) =>
        RunningProgram.Start("dotnet", [Program, .. arguments],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ConnectionStrings__gateway", database),
            ("Auth__Key", AuthKey),
            ("Auth__PasswordHash", PasswordHash),
            .. settings,
        ]);

    [GeneratedRegex(@"Now listening on: (?<url>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listens();
}
