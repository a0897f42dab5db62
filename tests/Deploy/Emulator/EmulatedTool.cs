using Amazon.Runtime;
using Cafe.Deploy;
using Cafe.Deploy.Aws;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy.Emulator;

/// <summary>The deploy tool with the café's own files, or others, against moto.</summary>
internal static class EmulatedTool
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Template.Folder, "../.."));

    public static IReadOnlyList<string> CafeFiles { get; } = [Path.Combine(Root, "docker-compose.yml"), Path.Combine(Root, "deploy/ecs.yml")];

    /// <summary>What the templates need besides their defaults.</summary>
    public static IReadOnlyDictionary<string, string> Arguments { get; } =
        new Dictionary<string, string> { ["StaffPasswordHash"] = "AQAAAAIAAYag" + new string('A', 70) + "==" };

    public static AwsSettings Settings(Moto moto, string key = "any", string secret = "any") =>
        new(Moto.Region, moto.Url, new BasicAWSCredentials(key, secret));

    /// <returns>The exit code and what was written, errors last.</returns>
    public static async Task<(int Exit, string Said)> RunAsync(AwsSettings aws, IReadOnlyList<string> files, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await DeployProgram.RunAsync(
            [.. arguments, .. files.SelectMany(file => new[] { "--file", file })],
            new Host
            {
                Out = TextWriter.Synchronized(output), Error = error, ReadLine = () => null, TerminalWidth = null, Aws = aws,
                Environment = new Dictionary<string, string>(),
            },
            CancellationToken.None);
        return (exit, $"{output}{error}");
    }

    /// <summary>An image of each of the café's programs, under a tag.</summary>
    public static async Task PushAsync(Moto moto, string tag)
    {
        foreach (var program in new[] { "provision", "monolith", "menu", "orders", "reporting", "gateway" })
        {
            await moto.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.PutImage", new()
            {
                ["repositoryName"] = $"cafe/{program}", ["imageTag"] = tag,
                ["imageManifest"] = $$"""{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": {"digest": "sha256:{{program}}"}, "layers": []}""",
            });
        }
    }
}
