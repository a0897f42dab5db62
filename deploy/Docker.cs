using System.ComponentModel;
using System.Diagnostics;
using Cafe.Deploy.Model;
using Cafe.Deploy.Output;

namespace Cafe.Deploy;

/// <summary>Builds and pushes images with the container engine of this machine.</summary>
internal sealed class Docker(IProgressSink progress)
{
    private const int LastLines = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>The password goes by standard input: others can see a command line.</summary>
    public Task SignInAsync(string registry, string password, CancellationToken cancellation) =>
        RunAsync("", ["login", "--username", "AWS", "--password-stdin", registry], password, cancellation);

    public Task BuildAsync(Workload workload, string image, string revision, CancellationToken cancellation)
    {
        var build = workload.Image.Build!;
        progress.Line(workload.Name, $"building {image}");
        return RunAsync(
            workload.Name,
            [
                "build", "--tag", image, "--file", build.Dockerfile,
                "--platform", workload.Architecture == "ARM64" ? "linux/arm64" : "linux/amd64",
                "--label", $"org.opencontainers.image.revision={revision}",
                .. build.Target is { } target ? ["--target", target] : Array.Empty<string>(),
                .. build.Args.SelectMany(arg => new[] { "--build-arg", $"{arg.Key}={arg.Value}" }),
                build.Context,
            ],
            input: null, cancellation);
    }

    public Task PushAsync(Workload workload, string image, CancellationToken cancellation)
    {
        progress.Line(workload.Name, $"pushing {image}");
        return RunAsync(workload.Name, ["push", image], input: null, cancellation);
    }

    private async Task RunAsync(string item, string[] arguments, string? input, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var docker = Start(arguments);
        var lines = new Queue<string>();
        docker.OutputDataReceived += (_, e) => Keep(e.Data);
        docker.ErrorDataReceived += (_, e) => Keep(e.Data);
        docker.BeginOutputReadLine();
        docker.BeginErrorReadLine();
        try
        {
            await TellAsync(docker, input, limit.Token);
            await docker.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            docker.Kill(entireProcessTree: true);
            if (cancellation.IsCancellationRequested) throw;
            throw new DeployException($"docker {arguments[0]} wasn't done after {Limit.TotalMinutes:0} minutes", ExitCodes.TimedOut);
        }

        if (docker.ExitCode != 0)
        {
            lock (lines) throw new DeployException($"docker {arguments[0]} failed{(item.Length > 0 ? $" for {item}" : "")}:\n  {string.Join("\n  ", lines)}");
        }

        void Keep(string? line)
        {
            if (line is null) return;
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > LastLines) lines.Dequeue();
            }

            progress.State(item, line);
        }
    }

    private static async Task TellAsync(Process docker, string? input, CancellationToken cancellation)
    {
        try
        {
            if (input is not null) await docker.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            docker.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before: what it wrote says why.
        }
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("docker", arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            throw new DeployException("docker isn't on the PATH: images are built and pushed with it");
        }
    }
}
