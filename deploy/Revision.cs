using System.ComponentModel;
using System.Diagnostics;

namespace Cafe.Deploy;

/// <summary>The tag of the images that are built here: the commit that they were built from.</summary>
internal static class Revision
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The commit that is checked out in the files' folder.</summary>
    /// <exception cref="DeployException">There is none.</exception>
    public static async Task<string> OfAsync(string folder, CancellationToken cancellation)
    {
        var (exit, output) = await GitAsync(folder, ["rev-parse", "--short=12", "HEAD"], cancellation);
        return exit == 0 && output.Length > 0
            ? output
            : throw new DeployException($"{folder} isn't a clone with a commit: say which images are meant with --revision TAG");
    }

    /// <summary>Whether the clone has changes that aren't committed.</summary>
    public static async Task<bool> IsChangedAsync(string folder, CancellationToken cancellation) =>
        (await GitAsync(folder, ["status", "--porcelain"], cancellation)).Output.Length > 0;

    private static async Task<(int Exit, string Output)> GitAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var errors = git.StandardError.ReadToEndAsync(limit.Token);
            var output = await git.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await git.WaitForExitAsync(limit.Token);
            return (git.ExitCode, output.Trim());
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DeployException($"git didn't answer in {Limit.TotalSeconds:0} s in {folder}: say which images are meant with --revision TAG");
        }
    }
}
