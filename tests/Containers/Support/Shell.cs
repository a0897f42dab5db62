using System.Diagnostics;

namespace Cafe.Tests.Containers.Support;

/// <param name="Output">Both streams.</param>
internal sealed record ShellResult(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Runs programs as a person at a terminal does.</summary>
internal static class Shell
{
    /// <exception cref="ShouldAssertException">The program fails; the message has its output.</exception>
    public static async Task<ShellResult> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        var result = await TryAsync(program, arguments);
        return result.ExitCode == 0
            ? result
            : throw new ShouldAssertException($"{program} {string.Join(' ', arguments)}: exit code {result.ExitCode}\n{result.Output}");
    }

    /// <summary>As above, whatever comes of it.</summary>
    public static async Task<ShellResult> TryAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Clone.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ShellResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new ShouldAssertException($"{program} {string.Join(' ', arguments)} didn't end.");
        }
    }
}
