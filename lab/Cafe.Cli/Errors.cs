using Cafe.Compose;

namespace Cafe.Cli;

/// <summary>What the user sees of an error.</summary>
internal static class Errors
{
    /// <summary>Writes the message, without a stack trace where the user can do something, and says the exit
    /// code.</summary>
    public static int Report(Exception error, Action<string> write)
    {
        var (message, exitCode) = error switch
        {
            CafeException e => ($"cafe: {e.Message}", e.ExitCode),
            ComposeException e => ($"cafe: {e.Message}", ExitCodes.Failed),
            OperationCanceledException => ("cafe: interrupted", ExitCodes.Interrupted),
            IOException => ($"cafe: {error.Message}", ExitCodes.Failed),
            UnauthorizedAccessException =>
                ($"cafe: {error.Message} Run cafe as the user that it belongs to, or as root.", ExitCodes.Failed),
            _ => ($"cafe: this is a defect of cafe itself. {error}", ExitCodes.Failed),
        };
        write(message);
        return exitCode;
    }
}
