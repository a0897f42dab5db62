using System.Text.Json;
using System.Text.Json.Serialization;
using Cafe.Cli.Containers;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>What a <c>cafe up</c> has started, for the other verbs and for the next <c>cafe up</c>:
/// <c>run/state.json</c>.</summary>
internal sealed record RunState
{
    public required ProcessIdentity Supervisor { get; init; }
    public required RunPhase Phase { get; init; }

    /// <summary>Where the café answers, once it does.</summary>
    public string? Url { get; init; }

    /// <summary>Where the gateway is told what to do, on this machine alone.</summary>
    public string? AdminUrl { get; init; }

    public ServerState? Postgres { get; init; }
    public IReadOnlyList<ProcessState> Processes { get; init; } = [];

    /// <summary><c>null</c> if there is none, or none that makes sense.</summary>
    public static RunState? Read(DataFolder data)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(data.State), RunJson.Default.RunState);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>In one step: whoever reads sees the old state or the new one, also if this process is killed
    /// here.</summary>
    public void Write(DataFolder data)
    {
        var next = data.State + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.RunState));
        File.Move(next, data.State, overwrite: true);
    }
}

internal enum RunPhase { Starting, Running, Stopping }

internal enum ProcessPhase { Starting, Running, Stopped }

internal sealed record ProcessState(string Name, ProcessPhase State, ProcessIdentity? Process, string? Url);

internal sealed record ServerState(ProcessPhase State, int Port, ProcessIdentity? Process, string Version);

internal sealed class LowerCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(LowerCaseEnum<RunPhase>), typeof(LowerCaseEnum<ProcessPhase>)])]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(ContainerState))]
internal sealed partial class RunJson : JsonSerializerContext;
