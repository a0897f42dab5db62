using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Cafe.Tests.Browser.Support;

/// <summary>All tests share one café, and run one after another: some of them close it for a while.</summary>
[CollectionDefinition(Name)]
public sealed class OneCafe : ICollectionFixture<CafeFixture>
{
    public const string Name = "One café";
}

/// <summary>A café of its own with five weeks of sales, and a browser to look at it.</summary>
public sealed class CafeFixture : IAsyncLifetime
{
    // Milliseconds; nobody waits so long unless something is broken.
    private const int Patience = 20_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--disable-quic", "--lang=en-GB",
    ];

    // CAFE_IN=containers: by the container engine, else as processes of this machine.
    private static readonly bool InContainers = Environment.GetEnvironmentVariable("CAFE_IN") == "containers";

    private readonly string _root = FindRoot();
    private readonly string _data = Directory.CreateTempSubdirectory("cafe-browser-").FullName;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Uri Url { get; private set; } = null!;

    public string StaffPassword { get; private set; } = "";

    /// <summary>The API, signed in as staff: for what a test needs to be so, and to see what came of it.</summary>
    public CafeApi Api { get; private set; } = null!;

    public string MailFolder { get; private set; } = "";

    public async Task InitializeAsync()
    {
        // The first start of a clone builds it.
        await CafeAsync(TimeSpan.FromMinutes(15), ["up", "--detach", "--port", "0", "--data", _data, .. InContainers ? (string[])["--docker"] : []]);
        var status = JsonDocument.Parse(
            await CafeAsync(TimeSpan.FromMinutes(1), "status", "--json", "--data", _data)).RootElement;
        Url = new Uri(status.GetProperty("url").GetString()!);
        MailFolder = status.GetProperty("mailFolder").GetString()!;
        StaffPassword = (await File.ReadAllTextAsync(status.GetProperty("staffPasswordFile").GetString()!)).TrimEnd();
        Api = await CafeApi.SignInAsync(Url, StaffPassword);
        await CafeAsync(TimeSpan.FromMinutes(1), "seed", "--days", "35", "--orders-per-day", "18", "--data", _data);
        await ReportedAsync();

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindChromium(), Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Api?.Dispose();
        await CafeAsync(TimeSpan.FromMinutes(1), "down", "--volumes", "--data", _data);
        // Where the database's user can't reach the data folder, a link in it leads to the cluster.
        var link = new DirectoryInfo(Path.Combine(_data, "postgres"));
        if (link.Exists && link.ResolveLinkTarget(returnFinalTarget: true) is { } cluster)
            Directory.Delete(cluster.FullName, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A person with a browser of their own.</summary>
    public async Task<Visitor> VisitAsync(bool phone = false, bool staff = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Url.ToString(),
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 850 },
            HasTouch = phone,
        });
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(LayoutShift.Script);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page);
        if (staff)
        {
            // Anything of the café will do, for the browser to keep the token for it.
            await page.GotoAsync("/css/base.css");
            await page.EvaluateAsync("token => sessionStorage.setItem('cafe.staff', token)", Api.Token);
        }

        return visitor;
    }

    /// <summary>Moves a group of requests, as somebody at a terminal does.</summary>
    public Task RouteAsync(string group, string side, string why) =>
        CafeAsync(TimeSpan.FromMinutes(1), "route", group, side, "--why", why, "--data", _data);

    /// <summary>Closes the café for a while; of containers the door alone, which is sooner open again.</summary>
    public Task CloseAsync() => InContainers ? ComposeAsync("kill", "gateway") : CafeAsync(TimeSpan.FromMinutes(1), "down", "--data", _data);

    /// <summary>Opens the café again where it was.</summary>
    public async Task ReopenAsync()
    {
        await (InContainers
            ? ComposeAsync("up", "--detach", "--no-recreate", "--no-deps", "gateway")
            : CafeAsync(
                TimeSpan.FromMinutes(1), "up", "--detach", "--data", _data, "--port", Url.Port.ToString(CultureInfo.InvariantCulture)));
        // The engine, which looks only now and then, would know it later.
        using var patience = new CancellationTokenSource(Patience);
        while (!await Api.IsReadyAsync())
            await Task.Delay(100, patience.Token);
    }

    private async Task ComposeAsync(params string[] arguments)
    {
        var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "run", "containers.json"))).RootElement;
        await Command.RunAsync(
            "docker", _root, TimeSpan.FromMinutes(1),
            ["compose", "--project-name", state.GetProperty("project").GetString()!, .. arguments]);
    }

    private Task<string> CafeAsync(TimeSpan limit, params string[] arguments) => Command.RunAsync(
        Path.Combine(_root, OperatingSystem.IsWindows() ? "cafe.cmd" : "cafe"), _root, limit, arguments);

    /// <summary>Returns when reporting, which follows the orders by events, has the sales: it has all of them at once.</summary>
    private async Task ReportedAsync()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        using var patience = new CancellationTokenSource(Patience);
        while ((await Api.SalesAsync($"from={today.AddDays(-20):yyyy-MM-dd}&to={today.AddDays(-2):yyyy-MM-dd}&by=day")).All(day => day.Orders == 0))
            await Task.Delay(100, patience.Token);
    }

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } root)
            return Path.GetFullPath(root);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cafe.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException(
            $"There is no Cafe.sln above {AppContext.BaseDirectory}: set CAFE_ROOT to the clone's folder.");
    }

    private static string FindChromium() =>
        new[] { Environment.GetEnvironmentVariable("CAFE_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium: apt-get install chromium, or set CAFE_CHROMIUM to its path.");
}
