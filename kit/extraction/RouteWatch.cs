using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Extraction;

/// <summary>
/// Keeps the board and the database in step, four times a second: tells which writes were accepted, asks for the
/// modes. While the database is away, the board stays as it is and the counts wait.
/// </summary>
internal sealed partial class RouteWatch(RouteBoard board, RouteStore store, RouteMode startAt, TimeProvider time, ILogger<RouteWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private bool _groupsExist;
    private bool _isAway;

    /// <summary>Counts what is left before the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await TryAsync(TellAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the database which writes were accepted since the last time.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        foreach (var group in board.Groups)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                if (group[side].TakeAccepted() is not (> 0 and var accepted))
                    continue;
                try
                {
                    await store.AddAcceptedAsync(group.Group.Name, side, what: "", accepted, cancel).ConfigureAwait(false);
                }
                catch
                {
                    group[side].GiveBack(accepted);
                    throw;
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await TryAsync(TellAndAskAsync, stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task TellAndAskAsync(CancellationToken cancel)
    {
        await TellAsync(cancel).ConfigureAwait(false);
        if (!_groupsExist)
            await store.AddMissingAsync(board.Groups.Select(group => group.Group.Name), startAt, cancel).ConfigureAwait(false);
        _groupsExist = true;

        var changes = board.Changes;
        var read = await store.ReadAsync(cancel).ConfigureAwait(false);
        foreach (var (name, mode, _, _) in read.Where(row => board.Find(row.Group) is { } group && group.Mode != row.Mode))
            LogMode(log, name, Sides.Word(mode));
        board.Confirm(read, changes, time.GetUtcNow());
    }

    private async Task TryAsync(Func<CancellationToken, Task> action, CancellationToken cancel)
    {
        try
        {
            await action(cancel).ConfigureAwait(false);
            if (_isAway)
                LogBack(log);
            _isAway = false;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever it is, a mode of a newer version included: requests don't end with it.
            if (!_isAway)
                LogAway(log, e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } ? "run the verb migrate" : e.Message);
            _isAway = true;
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    [LoggerMessage(LogLevel.Information, "The group {Group} is in mode {Mode}")]
    private static partial void LogMode(ILogger logger, string group, string mode);

    [LoggerMessage(LogLevel.Error, "The modes can't be read, the last known go on: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "The modes can be read again")]
    private static partial void LogBack(ILogger logger);
}
