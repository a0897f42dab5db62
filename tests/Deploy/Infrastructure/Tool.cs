using System.ComponentModel;
using System.Diagnostics;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>Programs of others that the templates are tried with.</summary>
internal static class Tool
{
    public const string Lint = "cfn-lint";
    public const string Moto = "moto";

    private const string Install = "With Python 3: pip install 'moto[server]' cfn-lint";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <returns>What is missing and where it comes from; <c>null</c> when it is there.</returns>
    public static string? Missing(string tool)
    {
        const string hasServer = "import importlib.util as u, sys; sys.exit(not (u.find_spec('moto') and u.find_spec('flask')))";
        (string Program, string[] Arguments) = tool == Lint ? (Lint, new[] { "--version" }) : ("python3", ["-c", hasServer]);
        try
        {
            return RunAsync(Program, Arguments).GetAwaiter().GetResult().ExitCode == 0 ? null : $"moto is missing. {Install}";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    /// <exception cref="InvalidOperationException">There is no such program; the message says where it comes from.</exception>
    /// <exception cref="TimeoutException">It was still running after a minute; it no longer is.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var error = process.StandardError.ReadToEndAsync(late.Token);
            var output = process.StandardOutput.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)}: not done after {Patience.TotalSeconds} seconds.");
        }
    }

    private static Process Start(ProcessStartInfo program)
    {
        try
        {
            return Process.Start(program)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program.FileName} is missing. {Install}");
        }
    }
}

/// <summary>A test that needs a program of others, and is skipped where it isn't; with <c>CAFE_REQUIRE=all</c> it fails
/// there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(string tool) => Skip = Needs.SkipWithout(tool);
}

/// <inheritdoc cref="NeedsFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(string tool) => Skip = Needs.SkipWithout(tool);
}

internal static class Needs
{
    private static readonly Dictionary<string, string?> Missing = [];

    public static string? SkipWithout(string tool)
    {
        if (Environment.GetEnvironmentVariable("CAFE_REQUIRE") == "all")
            return null;
        lock (Missing)
        {
            if (!Missing.TryGetValue(tool, out var missing))
                Missing[tool] = missing = Tool.Missing(tool);
            return missing;
        }
    }
}
