using System.Diagnostics;
using System.Text;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.Support;

/// <summary>The built tool as a process of its own, with real signals and real time.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ToolProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote so far, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <param name="folder">Where it runs; files are named relative to it.</param>
    /// <param name="path">A folder to look for programs in before all others; <c>null</c> for none.</param>
    public static ToolProcess Start(FakeAws aws, string folder, string? path, params string[] arguments)
    {
        var tool = Path.ChangeExtension(typeof(DeployProgram).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_ENDPOINT_URL"] = aws.Url;
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_REGION"] = "eu-west-1";
        if (path is not null) start.Environment["PATH"] = $"{path}:{start.Environment["PATH"]}";
        return new(Process.Start(start)!);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, as <c>docker stop</c> and a shutdown do.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        kill.WaitForExit();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
