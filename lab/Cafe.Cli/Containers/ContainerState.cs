using System.Text.Json;
using Cafe.Cli.Running;

namespace Cafe.Cli.Containers;

/// <summary>What <c>cafe up --docker</c> has started, for the other verbs: <c>run/containers.json</c>.</summary>
/// <param name="Project">The name that its containers, networks and volumes carry.</param>
/// <param name="Url">Where the café answers.</param>
internal sealed record ContainerState(string Project, string Url)
{
    /// <summary><c>null</c> if there is none, or none that makes sense.</summary>
    public static ContainerState? Read(DataFolder data)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(data.ContainerState), RunJson.Default.ContainerState);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(DataFolder data) =>
        File.WriteAllBytes(data.ContainerState, JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.ContainerState));
}
