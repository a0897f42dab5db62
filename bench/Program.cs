using System.CommandLine;
using System.Runtime.InteropServices;
using Cafe.Bench;
using Cafe.Bench.Baselines;
using Cafe.Cli;

// A benchmark is a file: it makes its own verb, prints what it measured, and returns whether its aims were met.
var bench = new RootCommand("Measures the café, and prints ratios. See bench/README.md.")
{
    MenuBench.Create(),
    OrdersBench.Create(),
    InterferenceBench.Create(),
    ReportSizeBench.Create(),
    EventsBench.Create(),
    VisibleBench.Create(),
    GatewayBench.Create(),
    StartupBench.Create(),
    ContainersBench.Create(),
    DeployBench.Create(),
    DiscoveryBench.Create(),
    ForecastBench.Create(),

    // What others are compared with; started by the benchmarks.
    FixedBytes.Create(),
};
foreach (var proxy in BareProxy.Create())
    bench.Add(proxy);

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var parsed = bench.Parse(args is [] ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (parsed.Errors is [var mistake, ..])
        throw new CafeException(mistake.Message, ExitCodes.Usage);
    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
}
catch (Exception e) when (e is CafeException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"bench: {e.Message}");
    return (e as CafeException)?.ExitCode ?? ExitCodes.Failed;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("bench: interrupted");
    return ExitCodes.Interrupted;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
