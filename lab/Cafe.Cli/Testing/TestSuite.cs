using Cafe.Cli.Containers;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Testing;

/// <summary>One suite of the project's tests.</summary>
/// <param name="Project">The test project, from the clone's root.</param>
/// <param name="Missing">Says what the suite needs and this machine lacks; <c>null</c> if nothing.</param>
internal sealed record TestSuite(string Name, string Project, Func<CancellationToken, Task<string?>> Missing)
{
    /// <summary>Who answers in the café that the suite starts: see CafeTarget of the acceptance suite.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Whether the café that the suite starts runs in containers.</summary>
    public bool InContainers { get; init; }

    /// <summary>Which of the project's tests belong to the suite; <c>null</c> for all.</summary>
    public string? Filter { get; init; }

    public static IReadOnlyList<TestSuite> All { get; } =
    [
        new("unit", "tests/Unit/Cafe.Tests.Unit.csproj", _ => Task.FromResult<string?>(null)),
        Acceptance("acceptance", "services"),
        Acceptance("acceptance-gateway", "gateway"),
        Acceptance("acceptance-monolith", "monolith"),
        AcceptanceOf("menu", "Acceptance.Menu"),
        AcceptanceOf("orders", "Acceptance.Order", "Acceptance.Idempotency"),
        AcceptanceOf("reporting", "ReportTests", "Acceptance.Delivery"),
        Acceptance("acceptance-containers", "services") with { InContainers = true, Missing = EngineAsync },
        new("containers", "tests/Containers/Cafe.Tests.Containers.csproj", EngineAsync) { InContainers = true },
        new("integration", "tests/Integration/Cafe.Tests.Integration.csproj", LinuxAndPostgresAsync),
        new("browser", "tests/Browser/Cafe.Tests.Browser.csproj", BrowserAndPostgresAsync),
        new("browser-containers", "tests/Browser/Cafe.Tests.Browser.csproj", BrowserAndEngineAsync) { InContainers = true },
    ];

    private static TestSuite Acceptance(string name, string answeredBy) =>
        new(name, "tests/Acceptance/Cafe.Tests.Acceptance.csproj", PostgresAsync) { AnsweredBy = answeredBy };

    /// <summary>One route group alone is answered by its service: what is tested of it without the data of another.</summary>
    /// <param name="classes">What the names of its test classes contain.</param>
    private static TestSuite AcceptanceOf(string group, params IEnumerable<string> classes) => Acceptance($"acceptance-{group}", group) with
    {
        Filter = $"({string.Join('|', classes.Select(words => $"FullyQualifiedName~{words}"))})&Groups!=several",
    };

    // Its tests look for processes in /proc, and end them by signals.
    private static async Task<string?> LinuxAndPostgresAsync(CancellationToken cancellation) =>
        OperatingSystem.IsLinux() ? await PostgresAsync(cancellation) : "it needs Linux";

    private static async Task<string?> BrowserAndPostgresAsync(CancellationToken cancellation) =>
        WithoutBrowser() ?? await PostgresAsync(cancellation);

    private static async Task<string?> BrowserAndEngineAsync(CancellationToken cancellation) =>
        WithoutBrowser() ?? await EngineAsync(cancellation);

    private static string? WithoutBrowser() =>
        Environment.GetEnvironmentVariable("CAFE_CHROMIUM") is null
        && ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).All(path => !File.Exists(path))
            ? "there is no Chromium: apt-get install chromium, or set CAFE_CHROMIUM to its path"
        : Posix.FindProgram("npm") is null ? "npm, which fetches axe-core, is not on the PATH"
        : null;

    private static Task<string?> EngineAsync(CancellationToken cancellation) => Docker.WhyNotAsync(cancellation);

    private static async Task<string?> PostgresAsync(CancellationToken cancellation) =>
        PostgresLocator.IsInReach(await PostgresLocator.FindAllAsync(cancellation))
            ? null
            : $"PostgreSQL {PostgresFinder.Oldest} or newer is not on this machine";
}
