using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cafe.Tests.Integration.Support;

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record Ended(string CommandLine, int ExitCode, string Output, string Errors)
{
    public string Everything => Output + Errors;

    /// <summary>Fails with all that the program wrote if it didn't succeed.</summary>
    public Ended Succeeded()
    {
        ExitCode.ShouldBe(0, ToString());
        return this;
    }

    public override string ToString() => $"`{CommandLine}` ended with exit code {ExitCode}:\n{Everything}";
}

/// <summary>A program that a test has started, and what it has written so far.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly Task _reading;

    private RunningProgram(ProcessStartInfo start)
    {
        CommandLine = string.Join(' ', start.ArgumentList.Skip(1));
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, _output), ReadAsync(_process.StandardError, _errors));
    }

    public string CommandLine { get; }

    public int Pid => _process.Id;

    public string Output => string.Concat(_output);

    public string Everything => Output + string.Concat(_errors);

    /// <param name="environment">On top of the test's own; <c>null</c> takes a variable away.</param>
    public static RunningProgram Start(
        string file, IEnumerable<string> arguments, params IEnumerable<(string Name, string? Value)> environment)
    {
        // A script that runs the tests in the background has everything below it ignore Ctrl+C, and nohup a hangup.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT,HUP", file, .. arguments])
        {
            // One that every user may stand in.
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningProgram(start);
    }

    public static async Task<Ended> RunAsync(
        string file, IEnumerable<string> arguments, params IEnumerable<(string Name, string? Value)> environment)
    {
        await using var program = Start(file, arguments, environment);
        return await program.EndAsync(seconds: 180);
    }

    public void Send(Signal signal) => Signals.Send(Pid, signal);

    /// <summary>Waits until the program has ended and nobody, no child of it either, can write to its output.</summary>
    public async Task<Ended> EndAsync(int seconds)
    {
        try
        {
            await Task.WhenAll(_process.WaitForExitAsync(), _reading).WaitAsync(TimeSpan.FromSeconds(seconds));
        }
        catch (TimeoutException)
        {
            var what = _process.HasExited ? "has ended, but its output is held open" : "didn't end";
            throw new ShouldAssertException($"`{CommandLine}` {what} within {seconds} s:\n{Everything}");
        }

        return new Ended(CommandLine, _process.ExitCode, Output, string.Concat(_errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader from, ConcurrentQueue<string> to)
    {
        while (await from.ReadLineAsync() is { } line)
            to.Enqueue(line + "\n");
    }
}
