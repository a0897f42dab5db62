namespace Cafe.Cli;

/// <summary>Something that the user can mend. The message says what is wrong, where, and what to do; it is all that is
/// shown.</summary>
internal sealed class CafeException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>What the exit codes of <c>cafe</c> mean.</summary>
internal static class ExitCodes
{
    public const int Succeeded = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotRunning = 3;

    /// <summary>Stopped by Ctrl+C or SIGTERM before the work was done.</summary>
    public const int Interrupted = 130;
}
