namespace Cafe.Cli.Processes;

/// <summary>Locks between processes. The system ends them with the process, however that ends.</summary>
internal static class FileLock
{
    /// <summary>The lock, until it is disposed of; <c>null</c> while another process holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock; calls <paramref name="onWait"/> once if it has to.</summary>
    public static async Task<FileStream> TakeAsync(string path, Action onWait, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            if (TryTake(path) is { } taken) return taken;
            if (first) onWait();
            await Task.Delay(100, cancellation);
        }
    }

    // EWOULDBLOCK of Linux and of macOS; ERROR_SHARING_VIOLATION.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
