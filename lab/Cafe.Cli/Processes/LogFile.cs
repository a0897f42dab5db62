
namespace Cafe.Cli.Processes;

/// <summary>A log of bounded size: at <paramref name="limit"/> bytes it becomes <c>NAME.1</c>, in the place of the one
/// before. A disk that is full costs lines, not the café.</summary>
internal sealed class LogFile(string path, long limit = 10 * 1024 * 1024) : IDisposable
{
    private readonly Lock _gate = new();
    private StreamWriter? _writer;

    public void Write(string line)
    {
        lock (_gate)
        {
            try
            {
                if (_writer is { } full && full.BaseStream.Length > limit)
                {
                    full.Dispose();
                    _writer = null;
                    File.Move(path, path + ".1", overwrite: true);
                }

                _writer ??= new StreamWriter(path, append: true) { AutoFlush = true };
                _writer.WriteLine(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _writer = null;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate) _writer?.Dispose();
    }
}
