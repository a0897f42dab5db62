using Cafe.Cli.Containers;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Testing;

/// <summary>Where the cafés run that a suite starts.</summary>
internal enum CafePlace
{
    /// <summary>It starts none.</summary>
    Nowhere,

    /// <summary>As processes of this machine, which need PostgreSQL.</summary>
    Processes,

    /// <summary>In containers, which need an engine.</summary>
    Containers,

    /// <summary>In containers where there is an engine, else as processes.</summary>
    ContainersOrProcesses,
}

/// <summary>One suite of the project's tests.</summary>
/// <param name="Project">The test project, from the clone's root.</param>
internal sealed record TestSuite(string Name, string Project, CafePlace Place)
{
    /// <summary>Who answers in the café that the suite starts: see CafeTarget of the acceptance suite.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Which of the project's tests belong to the suite; <c>null</c> for all.</summary>
    public string? Filter { get; init; }

    /// <summary>Says what else the suite needs and this machine lacks; <c>null</c> if nothing.</summary>
    public Func<string?> MissingBesides { get; init; } = () => null;

    public static IReadOnlyList<TestSuite> All { get; } =
    [
        new("unit", "tests/Unit/Cafe.Tests.Unit.csproj", CafePlace.Nowhere),
        Acceptance("acceptance", "services", CafePlace.ContainersOrProcesses),
        Acceptance("acceptance-gateway", "gateway"),
        Acceptance("acceptance-monolith", "monolith"),
        AcceptanceOf("menu", "Acceptance.Menu"),
        AcceptanceOf("orders", "Acceptance.Order", "Acceptance.Idempotency"),
        AcceptanceOf("reporting", "ReportTests", "Acceptance.Delivery"),
        new("containers", "tests/Containers/Cafe.Tests.Containers.csproj", CafePlace.Containers),
        new("integration", "tests/Integration/Cafe.Tests.Integration.csproj", CafePlace.Processes) { MissingBesides = WithoutLinux },
        new("deploy", "tests/Deploy/Cafe.Tests.Deploy.csproj", CafePlace.Nowhere),
        new("browser", "tests/Browser/Cafe.Tests.Browser.csproj", CafePlace.ContainersOrProcesses) { MissingBesides = WithoutBrowser },
    ];

    /// <summary>Whether the suite's café is to run in containers, and what it needs and this machine lacks.</summary>
    public async Task<(bool InContainers, string? Missing)> WhereAsync(CancellationToken cancellation)
    {
        if (MissingBesides() is { } missing) return (false, missing);
        return Place switch
        {
            CafePlace.Nowhere => (false, null),
            CafePlace.Containers => (true, await WithoutEngineAsync(cancellation)),
            CafePlace.ContainersOrProcesses when await WithoutEngineAsync(cancellation) is null => (true, null),
            _ => (false, await WithoutPostgresAsync(cancellation)),
        };
    }

    /// <summary>Says what the tests' containers need and this machine lacks; <c>null</c> if nothing.</summary>
    public static async Task<string?> WithoutEngineAsync(CancellationToken cancellation) =>
        // Tests look behind the gateway, and elsewhere the address of a container leads nowhere.
        WithoutLinux() ?? await Docker.WhyNotAsync(cancellation);

    private static TestSuite Acceptance(string name, string answeredBy, CafePlace place = CafePlace.Processes) =>
        new(name, "tests/Acceptance/Cafe.Tests.Acceptance.csproj", place) { AnsweredBy = answeredBy };

    /// <summary>One route group alone is answered by its service: what is tested of it without the data of another.</summary>
    /// <param name="classes">What the names of its test classes contain.</param>
    private static TestSuite AcceptanceOf(string group, params IEnumerable<string> classes) => Acceptance($"acceptance-{group}", group) with
    {
        Filter = $"({string.Join('|', classes.Select(words => $"FullyQualifiedName~{words}"))})&Groups!=several",
    };

    // Its tests look for processes in /proc, and end them by signals.
    private static string? WithoutLinux() => OperatingSystem.IsLinux() ? null : "it needs Linux";

    private static string? WithoutBrowser() =>
        Environment.GetEnvironmentVariable("CAFE_CHROMIUM") is null
        && ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).All(path => !File.Exists(path))
            ? "there is no Chromium: apt-get install chromium, or set CAFE_CHROMIUM to its path"
        : Posix.FindProgram("npm") is null ? "npm, which fetches axe-core, is not on the PATH"
        : null;

    private static async Task<string?> WithoutPostgresAsync(CancellationToken cancellation) =>
        PostgresLocator.IsInReach(await PostgresLocator.FindAllAsync(cancellation))
            ? null
            : $"PostgreSQL {PostgresFinder.Oldest} or newer is not on this machine";
}
