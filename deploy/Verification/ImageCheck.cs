using System.Text.Json;
using Amazon.ECR.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Verification;

/// <summary>Whether a workload's image is there, and for its architecture.</summary>
internal sealed class ImageCheck(AwsClients aws)
{
    private const string What = "image";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // Manifests of one image and of several, of Docker and of OCI.
    private static readonly List<string> MediaTypes =
    [
        "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json",
    ];

    public async Task<Check> RunAsync(Workload workload, string revision, CancellationToken cancellation)
    {
        var reference = workload.Image.Reference;
        if (workload.Image.Build is null) return Check.Skip(What, $"{reference} isn't built here: only ECS will find out");
        var repository = Images.NameOf(reference);
        BatchGetImageResponse answer;
        try
        {
            answer = await aws.Ecr.BatchGetImageAsync(
                new() { RepositoryName = repository, ImageIds = [new() { ImageTag = revision }], AcceptedMediaTypes = MediaTypes }, cancellation);
        }
        catch (RepositoryNotFoundException)
        {
            return Check.Ng(What, $"there is no repository {reference}: cafe deploy stack makes those of the template");
        }

        if (answer.Images?.FirstOrDefault() is not { } image)
            return Check.Ng(What, $"{reference}:{revision} hasn't been pushed: cafe deploy push");
        var wanted = workload.Architecture == "ARM64" ? "arm64" : "amd64";
        var has = await ArchitecturesAsync(repository, image.ImageManifest, cancellation);
        return has.Contains(wanted)
            ? Check.Ok(What, $"{reference}:{revision} ({wanted})")
            : Check.Ng(What, $"{reference}:{revision} is for {string.Join(", ", has)}, and the task is {wanted}: build it with --platform, or change x-ecs.architecture");
    }

    private async Task<IReadOnlyList<string>> ArchitecturesAsync(string repository, string manifest, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(manifest);
        if (document.RootElement.TryGetProperty("manifests", out var several))
        {
            return
            [
                .. several.EnumerateArray().Where(each => each.TryGetProperty("platform", out _))
                    .Select(each => each.GetProperty("platform").GetProperty("architecture").GetString() ?? "")
                    // Attestations stand beside the images, for no platform.
                    .Where(architecture => architecture != "unknown"),
            ];
        }

        var digest = document.RootElement.GetProperty("config").GetProperty("digest").GetString();
        var layer = await aws.Ecr.GetDownloadUrlForLayerAsync(new() { RepositoryName = repository, LayerDigest = digest }, cancellation);
        using var http = new HttpClient { Timeout = Limit };
        using var config = JsonDocument.Parse(await http.GetStringAsync(new Uri(layer.DownloadUrl), cancellation));
        return [config.RootElement.GetProperty("architecture").GetString() ?? ""];
    }
}
