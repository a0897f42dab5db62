using Amazon.ECR.Model;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Aws;

/// <summary>Which image each workload is to run, by digest: a tag may be moved, a digest may not.</summary>
internal sealed class Images(AwsClients aws)
{
    /// <summary>Finds what was pushed under the revision's tag.</summary>
    /// <returns>By workload, <c>REGISTRY/REPOSITORY@sha256:…</c>; what isn't built here is as it is written.</returns>
    /// <exception cref="DeployException">An image hasn't been pushed.</exception>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        Application application, string revision, CancellationToken cancellation)
    {
        var digests = await Task.WhenAll(application.Built.Select(workload => workload.Image.Reference)
            .Select(async repository => (Repository: repository, Digest: await DigestAsync(repository, revision, cancellation))));
        if (digests.Where(image => image.Digest is null).Select(image => image.Repository).ToList() is { Count: > 0 } missing)
            throw new DeployException(
                $"there is no image of revision {revision} in {string.Join(", ", missing)}: cafe deploy push brings it there");
        return application.Workloads.ToDictionary(
            workload => workload.Name,
            workload => workload.Image.Build is null
                ? workload.Image.Reference
                : $"{workload.Image.Reference}@{digests.First(image => image.Repository == workload.Image.Reference).Digest}");
    }

    /// <summary>The digest of what has that tag; <c>null</c> where nothing has.</summary>
    public async Task<string?> DigestAsync(string repository, string tag, CancellationToken cancellation)
    {
        try
        {
            var images = await aws.Ecr.DescribeImagesAsync(
                new() { RepositoryName = NameOf(repository), ImageIds = [new() { ImageTag = tag }] }, cancellation);
            return images.ImageDetails?.FirstOrDefault()?.ImageDigest;
        }
        catch (ImageNotFoundException)
        {
            return null;
        }
        catch (RepositoryNotFoundException)
        {
            throw new DeployException($"there is no repository {repository}: cafe deploy stack makes those of the template");
        }
    }

    /// <summary>A repository's name, without its registry.</summary>
    public static string NameOf(string repository) => repository[(repository.IndexOf('/') + 1)..];
}
