namespace Cafe.Cli.Processes;

/// <summary>Programs that do one thing and end: initdb, psql, dotnet build.</summary>
internal static class Tool
{
    /// <summary>Runs to the end, which is forced after <paramref name="limit"/> or on cancellation, together with
    /// whatever it started.</summary>
    public static async Task<ToolResult> RunAsync(
        ProcessSpec spec, TimeSpan limit, CancellationToken cancellation, Action<string>? onLine = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var child = ChildProcess.Start(spec, onLine);
        try
        {
            return new ToolResult(await child.Exited.WaitAsync(limit, cancellation), child.LastLines);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            child.KillTree();
            await child.Exited;
            if (e is OperationCanceledException) throw;
            var name = Path.GetFileName(spec.FileName);
            throw new CafeException(
                $"{name} took longer than {limit.TotalSeconds:0} s and was ended.{Lines(child.LastLines)}");
        }
    }

    /// <summary>As above; a failure is an error that shows the end of the output.</summary>
    /// <param name="doing">What failed then: "PostgreSQL can't be installed".</param>
    public static async Task<ToolResult> MustRunAsync(
        ProcessSpec spec, TimeSpan limit, string doing, CancellationToken cancellation)
    {
        var result = await RunAsync(spec, limit, cancellation);
        return result.ExitCode == 0 ? result : throw new CafeException($"{doing}:{Lines(result.Output)}");
    }

    /// <summary>The end of an output, indented under a message.</summary>
    public static string Lines(IReadOnlyList<string> output, int count = 10) =>
        string.Concat(output.TakeLast(count).Select(line => "\n    " + line));
}

/// <param name="Output">The last lines of both streams.</param>
internal sealed record ToolResult(int ExitCode, IReadOnlyList<string> Output);
