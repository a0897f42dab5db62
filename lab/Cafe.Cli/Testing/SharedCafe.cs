using Cafe.Cli.Building;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Cli.Testing;

/// <summary>A café of processes that one suite after another tests, each with its requests answered by another
/// side.</summary>
internal sealed class SharedCafe : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _environment = ChildEnvironment.ForTests();
    private readonly string _marker = $"shared {ProcessIdentity.Current.Start}";

    private SharedCafe() => _environment[ChildEnvironment.TestMarker] = _marker;

    /// <summary>Its <c>--data</c>.</summary>
    public DataFolder Data { get; } = new(Directory.CreateTempSubdirectory("cafe-test-").FullName);

    /// <exception cref="CafeException">It doesn't open.</exception>
    public static async Task<SharedCafe> OpenAsync(CancellationToken cancellation)
    {
        var cafe = new SharedCafe();
        try
        {
            await cafe.CafeAsync(["up", "--detach", "--port", "0"], "the café of the tests doesn't open", cancellation);
            return cafe;
        }
        catch
        {
            await cafe.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has everything answered by the <c>services</c>, one route group alone by its service, or all by the
    /// monolith, whatever the suite before has left.</summary>
    /// <exception cref="CafeException">The gateway refuses.</exception>
    public async Task AnswerByAsync(string answeredBy, CancellationToken cancellation)
    {
        using var gateway = await GatewayAdmin.SignInAsync(Data, cancellation);
        foreach (var group in await gateway.GroupsAsync(cancellation))
        {
            var side = answeredBy == "services" || answeredBy == group.Name ? "service" : "monolith";
            await gateway.RouteAsync(group.Name, side, $"to test what {answeredBy} answers", withoutData: true, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CafeAsync(["down"], "the café of the tests doesn't stop", CancellationToken.None);
        }
        finally
        {
            await ProcessSweep.EndAsync(
                ProcessSweep.With(ChildEnvironment.TestMarker, _marker), Posix.Terminate, Posix.Interrupt, Posix.Kill);
        }

        // Where the database's user can't reach the data folder, a link in it leads to the cluster.
        if (new DirectoryInfo(Data.Cluster) is { Exists: true } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } cluster)
            Directory.Delete(cluster.FullName, recursive: true);
        Directory.Delete(Data.Path, recursive: true);
    }

    private Task<ToolResult> CafeAsync(string[] arguments, string whatFails, CancellationToken cancellation) => Tool.MustRunAsync(
        new ProcessSpec(
            Builder.Dotnet, [typeof(SharedCafe).Assembly.Location, .. arguments, "--data", Data.Path], _environment),
        Limit, whatFails, cancellation);
}
