using System.CommandLine;
using System.CommandLine.Parsing;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Containers;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe up</c>.</summary>
internal static class UpCommand
{
    private sealed record UpOptions(int Port, DataFolder Data, string? StartAt, bool Detach, bool InContainers, bool InBackground);

    public static Command Create(StopSignals signals)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on which the café answers; 0 takes any that is free.",
            HelpName = "N",
            DefaultValueFactory = _ => 8080,
            CustomParser = ParsePort,
        };
        var data = Usage.DataOption();
        var startAt = new Option<string?>("--start-at")
        {
            Description = "Who answers in a new café: service, or monolith, where the lab begins. Later, cafe route moves it.",
            HelpName = "SIDE",
            CustomParser = argument => argument.Tokens[0].Value is "service" or "monolith"
                ? argument.Tokens[0].Value
                : Usage.Reject<string>(argument, $"--start-at needs service or monolith, and '{argument.Tokens[0].Value}' is neither"),
        };
        var detach = new Option<bool>("--detach")
        {
            Description = "Return once the café is open, and leave it in the background.",
        };
        var docker = new Option<bool>("--docker")
        {
            Description = "In containers, by docker compose, instead of as processes of this machine.",
        };
        var inBackground = new Option<bool>(Detached.Option) { Hidden = true };
        var command = new Command("up", "Starts the café: PostgreSQL, migrations, and what docker-compose.yml names.")
        {
            port, data, startAt, detach, docker, inBackground,
        };
        command.SetAction((parsed, _) => RunAsync(
            new UpOptions(
                parsed.GetValue(port),
                new DataFolder(parsed.GetValue(data)!),
                parsed.GetValue(startAt),
                parsed.GetValue(detach),
                parsed.GetValue(docker),
                parsed.GetValue(inBackground)),
            signals));
        return command;
    }

    private static int ParsePort(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        return int.TryParse(text, out var port) && port is >= 0 and <= 65535
            ? port
            : Usage.Reject<int>(argument, $"--port needs a number from 0 to 65535, and '{text}' is none");
    }

    private static async Task<int> RunAsync(UpOptions options, StopSignals signals)
    {
        if (options.InContainers) return await RunInContainersAsync(options, Terminal.Standard, signals);
        if (ContainerState.Read(options.Data) is { } containers)
            throw new CafeException($"the café of {options.Data.Path} was started in containers ({containers.Url}); ./cafe down{options.Data.Option} ends them");
        if (options.Detach) return await Detached.StartAsync(options.Data, options.Port, options.StartAt, signals);
        if (!options.InBackground) return await RunAsync(options, Terminal.Standard, signals);

        Posix.Detach();
        using var log = new LogFile(options.Data.UpLog);
        try
        {
            return await RunAsync(options, new Terminal(TextWriter.Null, colour: false, log), signals);
        }
        catch (Exception e)
        {
            // Nobody else would see it: standard error leads nowhere.
            return Errors.Report(e, log.Write);
        }
    }

    private static async Task<int> RunAsync(UpOptions options, Terminal terminal, StopSignals signals)
    {
        var repository = Repository.Find();
        options.Data.Create();
        using var alone = await EnterAsync(options.Data, terminal, signals.Stop);
        if (alone is null) return ExitCodes.Succeeded;
        using var supervisor = new Supervisor(repository, options.Data, terminal, signals);
        return await supervisor.RunAsync(options.Port, options.StartAt);
    }

    private static async Task<int> RunInContainersAsync(UpOptions options, Terminal terminal, StopSignals signals)
    {
        options.Data.Create();
        ContainerCafe cafe;
        using (var alone = await EnterAsync(options.Data, terminal, signals.Stop))
        {
            if (alone is null) return ExitCodes.Succeeded;
            cafe = await ContainerCafe.StartAsync(
                Repository.Find(), options.Data, options.Port, options.StartAt, terminal, signals.Stop);
        }

        if (!options.Detach) await cafe.FollowAsync(terminal, signals);
        return ExitCodes.Succeeded;
    }

    // Another one that starts may still fail, and one that stops will be gone: then this one has its turn.
    private static async Task<FileStream?> EnterAsync(
        DataFolder data, Terminal terminal, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            if (data.TryLock() is { } taken) return taken;
            if (RunState.Read(data) is { Phase: RunPhase.Running, Url: { } url })
            {
                terminal.Line($"The café already runs: {url} (data in {data.Path})");
                return null;
            }

            if (first) terminal.Line($"Another cafe up starts or stops in {data.Path}; waiting for it ...");
            await Task.Delay(50, cancellation);
        }
    }
}
