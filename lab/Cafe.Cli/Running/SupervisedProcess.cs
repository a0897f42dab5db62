using System.Diagnostics;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>What the supervisor has to know of a process that is to run for good.</summary>
internal sealed record SupervisedSpec
{
    /// <summary>As logs and messages name it.</summary>
    public required string Name { get; init; }

    /// <summary>Called before each start.</summary>
    public required Func<ProcessSpec> Start { get; init; }

    public required Func<ChildProcess, CancellationToken, Task<bool>> IsReady { get; init; }

    /// <summary>Writes what the other verbs read of it.</summary>
    public required Action<ProcessPhase, ProcessIdentity?> Record { get; init; }

    public int GentleSignal { get; init; } = Posix.Terminate;
    public int FirmSignal { get; init; } = Posix.Kill;
    public bool ShowsLog { get; init; } = true;
}

/// <summary>A process that is started, watched, and started again when it ends without being asked to.</summary>
internal sealed class SupervisedProcess(SupervisedSpec spec, DataFolder data, Terminal terminal) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60), Steady = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly LogFile _log = new(data.LogOf(spec.Name));
    private ChildProcess? _child;
    private Task _watch = Task.CompletedTask;

    /// <summary>Starts the process for the first time. It has to become ready, else it is an error with its last
    /// lines.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var child = Launch() ?? throw new OperationCanceledException(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        if (!await BecomesReadyAsync(child, limit.Token))
        {
            cancellation.ThrowIfCancellationRequested();
            throw Failure(data, spec.Name, child.Exited.IsCompleted ? await child.Exited : null, child.LastLines);
        }

        spec.Record(ProcessPhase.Running, child.Identity);
        _watch = WatchAsync(child);
    }

    /// <summary>Asks the process to end, and sees to it when <paramref name="patience"/> is over.</summary>
    public async Task StopAsync(CancellationToken patience)
    {
        ChildProcess? child;
        lock (_gate)
        {
            _stopping.Cancel();
            child = _child;
        }

        if (child is not null)
        {
            foreach (var signal in (int[])[spec.GentleSignal, spec.FirmSignal, Posix.Kill])
            {
                child.Signal(signal);
                var wait = signal == spec.GentleSignal
                    ? Task.Delay(Timeout.Infinite, patience)
                    : Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
                if (await Task.WhenAny(child.Exited, wait) == child.Exited) break;
            }
        }

        // Whatever became of the watch, the others have to be stopped as well.
        await Task.WhenAny(_watch, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        spec.Record(ProcessPhase.Stopped, null);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _log.Dispose();
    }

    /// <summary>Why a process didn't do its work, with its last lines.</summary>
    /// <param name="exitCode"><c>null</c> if it still runs.</param>
    public static CafeException Failure(
        DataFolder data, string name, int? exitCode, IReadOnlyList<string> output) => new(
        $"{name} {(exitCode is { } code ? ExitOf(code) : $"is not ready after {StartLimit.TotalSeconds:0} s")}. "
        + $"The end of {data.LogOf(name)}:{Tool.Lines(output)}");

    /// <summary>"ended with exit code 1", "was ended by SIGKILL".</summary>
    public static string ExitOf(int code) => code switch
    {
        128 + Posix.Kill => "was ended by SIGKILL",
        128 + Posix.Terminate => "was ended by SIGTERM",
        > 128 and < 128 + 65 => $"was ended by signal {code - 128}",
        _ => $"ended with exit code {code}",
    };

    private async Task WatchAsync(ChildProcess child)
    {
        var backoff = new Backoff(Random.Shared.NextDouble);
        var steady = Stopwatch.StartNew();
        while (true)
        {
            var code = await child.Exited;
            if (_stopping.IsCancellationRequested) return;

            spec.Record(ProcessPhase.Starting, null);
            if (steady.Elapsed > Steady) backoff.Reset();
            var pause = backoff.Next();
            terminal.Warning(
                $"{spec.Name} {ExitOf(code)}, and is started again in {pause.TotalSeconds:0.0} s. "
                + $"Its last lines:{Tool.Lines(child.LastLines)}");
            await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            try
            {
                if (Launch() is not { } next) return;
                child = next;
            }
            catch (Exception e) when (e is CafeException or IOException or UnauthorizedAccessException)
            {
                // A build or an upgrade may have taken the program away for a moment.
                terminal.Warning(e.Message);
                continue;
            }

            steady.Reset();
            if (await BecomesReadyAsync(child, _stopping.Token))
            {
                steady.Start();
                spec.Record(ProcessPhase.Running, child.Identity);
                terminal.Line($"{spec.Name} runs again (process {child.Identity.Pid}).");
            }
        }
    }

    // Not after a stop: that would be a process that nobody ends.
    private ChildProcess? Launch()
    {
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested) return null;
            _child = ChildProcess.Start(spec.Start(), OnLine);
            spec.Record(ProcessPhase.Starting, _child.Identity);
            return _child;
        }
    }

    private async Task<bool> BecomesReadyAsync(ChildProcess child, CancellationToken cancellation)
    {
        while (!child.Exited.IsCompleted && !cancellation.IsCancellationRequested)
        {
            if (await spec.IsReady(child, cancellation)) return true;
            await Task.WhenAny(child.Exited, Task.Delay(Poll, CancellationToken.None));
        }

        return false;
    }

    private void OnLine(string line)
    {
        _log.Write(line);
        if (spec.ShowsLog) terminal.Log(spec.Name, line);
    }
}
