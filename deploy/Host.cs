using Cafe.Deploy.Aws;
using Cafe.Deploy.Output;

namespace Cafe.Deploy;

/// <summary>What surrounds a run: a process has its own, a test another.</summary>
internal sealed record Host
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Answers a question that was put to the user; <c>null</c> where nobody is there.</summary>
    public required Func<string?> ReadLine { get; init; }

    /// <summary>The variables that the compose files are filled in with.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The columns of the terminal; <c>null</c> where the output isn't one.</summary>
    public required int? TerminalWidth { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public AwsSettings Aws { get; init; } = new();

    /// <summary>Who holds the deploy lock, for those who wait for it.</summary>
    public string Owner { get; init; } = $"{System.Environment.UserName}@{System.Environment.MachineName} (process {System.Environment.ProcessId})";

    /// <summary>This process's.</summary>
    public static Host OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        ReadLine = () => Console.IsInputRedirected ? null : Console.ReadLine(),
        Environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""),
        TerminalWidth = Console.IsOutputRedirected || System.Environment.GetEnvironmentVariable("TERM") == "dumb" ? null : Console.WindowWidth,
    };

    /// <summary>Where a run says what it does: nowhere where its output is for programs.</summary>
    public IProgressSink Progress(bool json) => (json, TerminalWidth) switch
    {
        (true, _) => new SilentProgress(),
        (_, { } width) => new BoardProgress(Out, Clock, width),
        _ => new PlainProgress(Out, Clock),
    };
}
