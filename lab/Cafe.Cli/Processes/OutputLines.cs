using System.Text;

namespace Cafe.Cli.Processes;

/// <summary>Splits what a process writes into lines that are safe for a terminal and a log file, whatever it
/// writes.</summary>
internal static class OutputLines
{
    /// <summary>The longest line in bytes; what is beyond is dropped.</summary>
    public const int Longest = 16 * 1024;

    /// <summary>Calls <paramref name="onLine"/> for each line until the stream ends.</summary>
    public static async Task ReadAsync(Stream stream, Action<string> onLine)
    {
        var buffer = new byte[Longest];
        var line = new MemoryStream();
        var cut = false;

        void Finish()
        {
            onLine(Clean(line.GetBuffer().AsSpan(0, (int)line.Length)) + (cut ? " ..." : ""));
            line.SetLength(0);
            cut = false;
        }

        int read;
        while ((read = await ReadSomeAsync(stream, buffer)) > 0)
        {
            for (var rest = buffer.AsMemory(0, read); rest.Length > 0;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var part = rest.Span[..(end < 0 ? rest.Length : end)];
                var room = Math.Min(part.Length, Longest - (int)line.Length);
                line.Write(part[..room]);
                cut |= room < part.Length;
                if (end >= 0) Finish();
                rest = rest[(end < 0 ? rest.Length : end + 1)..];
            }
        }

        if (line.Length > 0) Finish();
    }

    private static async Task<int> ReadSomeAsync(Stream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // Escape sequences could move the cursor or retitle the terminal.
    private static string Clean(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\r');
        return text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c)) : text;
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) && c != '\t';
}
