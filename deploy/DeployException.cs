namespace Cafe.Deploy;

/// <summary>Something that the user can mend. The message says what is wrong, where, and what to do; it is all that is
/// shown.</summary>
internal sealed class DeployException(string message, int exitCode = ExitCodes.Failed, Exception? inner = null)
    : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>What the exit codes of <c>cafe deploy</c> mean; README.md lists them too.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    /// <summary>Only <c>plan --detailed-exitcode</c> says so.</summary>
    public const int Changes = 3;

    /// <summary>A rollout failed, and every service that was touched is back at its last successful revision.</summary>
    public const int RolledBack = 4;

    /// <summary>Somebody else has deployed meanwhile.</summary>
    public const int Superseded = 5;

    public const int TimedOut = 6;

    /// <summary>What is there is no longer what the plan was made for.</summary>
    public const int StalePlan = 7;

    public const int PreflightFailed = 8;
    public const int Locked = 9;

    /// <summary>Stopped by Ctrl+C or SIGTERM before the work was done.</summary>
    public const int Interrupted = 130;
}
