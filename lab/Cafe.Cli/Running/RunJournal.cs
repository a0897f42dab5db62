using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>Keeps <see cref="RunState"/> on disk in step with what runs.</summary>
internal sealed class RunJournal
{
    private readonly Lock _gate = new();
    private readonly DataFolder _data;
    private RunState _state;

    public RunJournal(DataFolder data, RunState state)
    {
        (_data, _state) = (data, state);
        state.Write(data);
    }

    /// <summary>Whether the state on disk is still this café's: the folder may have been removed, and another café
    /// begun in it.</summary>
    public bool IsOnDisk => RunState.Read(_data)?.Supervisor == _state.Supervisor;

    /// <summary>Takes the state off the disk: nothing runs.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            if (IsOnDisk) File.Delete(_data.State);
        }
    }

    public void Change(Func<RunState, RunState> change)
    {
        lock (_gate)
        {
            _state = change(_state);
            try
            {
                if (IsOnDisk) _state.Write(_data);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full disk must not end a café that runs: its processes also carry a marker to be found by.
            }
        }
    }

    public void Set(ProcessState process) => Change(state => state with
    {
        Processes = [.. state.Processes.Where(other => other.Name != process.Name), process],
    });
}
