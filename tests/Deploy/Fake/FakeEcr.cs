using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;
using Microsoft.AspNetCore.Http;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Elastic Container Registry: repositories, images for one platform or several, and their configuration.</summary>
public sealed class FakeEcr : FakeService
{
    private const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    private const string Index = "application/vnd.oci.image.index.v1+json";

    private readonly SortedDictionary<string, RepositoryState> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _blobs = new(StringComparer.Ordinal);

    internal FakeEcr(FakeAws aws)
        : base(aws, EcrShapes.Text)
    {
        On("CreateRepository", CreateRepository);
        On("DeleteRepository", DeleteRepository);
        On("DescribeRepositories", DescribeRepositories);
        On("DescribeImages", DescribeImages);
        On("BatchGetImage", BatchGetImage);
        On("GetDownloadUrlForLayer", request =>
        {
            var digest = request.Required("layerDigest");
            if (!_blobs.ContainsKey(digest))
                throw new AwsException("LayersNotFoundException", $"The layer '{digest}' does not exist.");
            return new() { ["downloadUrl"] = $"{Aws.Url}/layers/{digest}", ["layerDigest"] = digest };
        });
        On("GetAuthorizationToken", _ => new()
        {
            ["authorizationData"] = new JsonArray(new JsonObject
            {
                ["authorizationToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("AWS:a-password-of-the-fake")),
                ["expiresAt"] = Json.Epoch(World.Now.AddHours(12)),
                ["proxyEndpoint"] = $"https://{Registry}",
            }),
        });
        OnTags("resourceArn", "tags", "tagKeys", "tags",
            arn => Repository(arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..]), capitals: true);
    }

    /// <summary>The host of the registry.</summary>
    public string Registry => $"{World.Account}.dkr.ecr.{World.Region}.amazonaws.com";

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "AmazonEC2ContainerRegistry_V20150921";

    /// <summary>Makes a repository.</summary>
    /// <returns>Its URI, to which a tag or digest is added.</returns>
    public string AddRepository(string name) => World.Look(() => Add(name).Uri);

    /// <summary>Puts an image into a repository, for one platform or, with several architectures, for each of them.</summary>
    /// <param name="repository">Its name; it comes to be where it is missing.</param>
    /// <param name="tag">The tag, which moves where there is one.</param>
    /// <param name="architectures">In Docker's spelling: <c>amd64</c>, <c>arm64</c>.</param>
    /// <returns>The digest.</returns>
    public string AddImage(string repository, string tag, params IReadOnlyList<string> architectures) => World.Look(() =>
    {
        var state = Add(repository);
        var each = (architectures is [] ? ["amd64"] : architectures).Select(architecture =>
        {
            var config = Store(new JsonObject
            {
                ["architecture"] = architecture,
                ["os"] = "linux",
                ["config"] = new JsonObject { ["Labels"] = new JsonObject { ["image"] = $"{repository}:{tag}" } },
                ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray() },
            });
            var manifest = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = Manifest,
                ["config"] = new JsonObject
                {
                    ["mediaType"] = "application/vnd.oci.image.config.v1+json",
                    ["digest"] = config,
                    ["size"] = _blobs[config].Length,
                },
                ["layers"] = new JsonArray(),
            };
            return state.Put(Store(manifest), manifest.ToJsonString(), Manifest, [architecture], World.Now);
        }).ToList();
        var image = each[0];
        if (each.Count > 1)
        {
            var index = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = Index,
                ["manifests"] = Json.Array(each.Select(item => new JsonObject
                {
                    ["mediaType"] = Manifest,
                    ["digest"] = item.Digest,
                    ["size"] = item.Manifest.Length,
                    ["platform"] = new JsonObject { ["architecture"] = item.Architectures[0], ["os"] = "linux" },
                })),
            };
            image = state.Put(Store(index), index.ToJsonString(), Index, [.. architectures], World.Now);
        }
        foreach (var other in state.Images)
            other.Tags.Remove(tag);
        image.Tags.Add(tag);
        return image.Digest;
    });

    /// <summary>What an image reference may also be called: by digest, and by each tag of it.</summary>
    internal IReadOnlyList<string> NamesOf(string reference)
    {
        if (Find(reference) is not (var repository, { } image))
            return [reference];
        return [reference, $"{repository.Uri}@{image.Digest}", .. image.Tags.Select(tag => $"{repository.Uri}:{tag}")];
    }

    internal string DigestOf(string reference) => Find(reference)?.Image?.Digest
        ?? (reference.Split('@') is [_, var digest] ? digest : Digest(reference));

    /// <summary>Why a task can't pull an image; null where it can, or where the fake doesn't know the repository.</summary>
    internal string? PullProblem(string reference, string architecture) => Find(reference) switch
    {
        null => null,
        (_, null) => "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
            + $"{reference}: {reference}: not found",
        (_, var image) when !image.Architectures.Contains(architecture) =>
            "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain "
                + $"descriptor matching platform 'linux/{architecture}'",
        _ => null,
    };

    internal async Task ServeLayerAsync(HttpContext http, string digest)
    {
        if (World.Look(() => _blobs.GetValueOrDefault(digest)) is { } blob)
            await http.Response.WriteAsync(blob);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static string Digest(string text) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Store(JsonObject blob)
    {
        var text = blob.ToJsonString();
        _blobs[Digest(text)] = text;
        return Digest(text);
    }

    private RepositoryState Add(string name)
    {
        if (!_repositories.TryGetValue(name, out var repository))
        {
            _repositories[name] = repository =
                new(name, $"{Registry}/{name}", World.Arn("ecr", $"repository/{name}"), World.Now);
        }
        return repository;
    }

    private RepositoryState Repository(string name) => _repositories.GetValueOrDefault(name)
        ?? throw new AwsException("RepositoryNotFoundException",
            $"The repository with name '{name}' does not exist in the registry with id '{World.Account}'");

    private (RepositoryState Repository, ImageState? Image)? Find(string reference)
    {
        foreach (var repository in _repositories.Values)
        {
            if (reference == repository.Uri || reference.StartsWith(repository.Uri + ":", StringComparison.Ordinal))
            {
                var tag = reference == repository.Uri ? "latest" : reference[(repository.Uri.Length + 1)..].Split('@')[0];
                return (repository, repository.Images.Find(image => image.Tags.Contains(tag)));
            }
            if (reference.StartsWith(repository.Uri + "@", StringComparison.Ordinal))
                return (repository, repository.Images.Find(image => image.Digest == reference[(repository.Uri.Length + 1)..]));
        }
        return null;
    }

    private JsonObject CreateRepository(JsonObject request)
    {
        var name = request.Required("repositoryName");
        if (_repositories.ContainsKey(name))
        {
            throw new AwsException("RepositoryAlreadyExistsException",
                $"The repository with name '{name}' already exists in the registry with id '{World.Account}'");
        }
        World.Tags.Set(Add(name).Arn, request.Objects("tags"));
        return new() { ["repository"] = Describe(Add(name)) };
    }

    private JsonObject DeleteRepository(JsonObject request)
    {
        var repository = Repository(request.Required("repositoryName"));
        if (repository.Images.Count > 0 && !request.Flag("force"))
        {
            throw new AwsException("RepositoryNotEmptyException", $"The repository with name '{repository.Name}' in registry "
                + $"with id '{World.Account}' cannot be deleted because it still contains images");
        }
        _repositories.Remove(repository.Name);
        World.Tags.Forget(repository.Arn);
        return new() { ["repository"] = Describe(repository) };
    }

    private JsonObject DescribeRepositories(JsonObject request)
    {
        var names = request.Texts("repositoryNames");
        var found = names.Count > 0 ? names.Select(Repository) : _repositories.Values;
        return Json.Page(request, "repositories", [.. found.Select(Describe)]);
    }

    private JsonObject Describe(RepositoryState repository) => new()
    {
        ["repositoryArn"] = repository.Arn,
        ["registryId"] = World.Account,
        ["repositoryName"] = repository.Name,
        ["repositoryUri"] = repository.Uri,
        ["createdAt"] = Json.Epoch(repository.CreatedAt),
        ["imageTagMutability"] = "IMMUTABLE",
        ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = true },
        ["encryptionConfiguration"] = new JsonObject { ["encryptionType"] = "AES256" },
    };

    private JsonObject DescribeImages(JsonObject request)
    {
        var repository = Repository(request.Required("repositoryName"));
        var ids = request.Objects("imageIds").ToList();
        var images = ids.Count == 0 ? repository.Images : ids.Select(id => repository.Find(id)
            ?? throw new AwsException("ImageNotFoundException",
                $"The image with imageId {{imageDigest:'{id.Text("imageDigest") ?? "null"}', "
                + $"imageTag:'{id.Text("imageTag") ?? "null"}'}} does not exist within the repository with name '{repository.Name}' in the registry with id '{World.Account}'"));
        return Json.Page(request, "imageDetails",
        [
            .. images.Select(image => new JsonObject
            {
                ["registryId"] = World.Account,
                ["repositoryName"] = repository.Name,
                ["imageDigest"] = image.Digest,
                ["imageTags"] = image.Tags.Count == 0 ? null : Json.Array(image.Tags),
                ["imageSizeInBytes"] = 12_345_678,
                ["imagePushedAt"] = Json.Epoch(image.PushedAt),
                ["imageManifestMediaType"] = image.MediaType,
            }.Compact()),
        ]);
    }

    private JsonObject BatchGetImage(JsonObject request)
    {
        var repository = Repository(request.Required("repositoryName"));
        var (images, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in request.Objects("imageIds"))
        {
            if (repository.Find(id) is { } image)
            {
                images.Add(new JsonObject
                {
                    ["registryId"] = World.Account,
                    ["repositoryName"] = repository.Name,
                    ["imageId"] = new JsonObject { ["imageDigest"] = image.Digest, ["imageTag"] = id.Text("imageTag") }.Compact(),
                    ["imageManifest"] = image.Manifest,
                    ["imageManifestMediaType"] = image.MediaType,
                });
                continue;
            }
            failures.Add(new JsonObject
            {
                ["imageId"] = id.DeepClone(),
                ["failureCode"] = "ImageNotFound",
                ["failureReason"] = "Requested image not found",
            });
        }
        return new() { ["images"] = images, ["failures"] = failures };
    }

    private sealed record ImageState(
        string Digest, string Manifest, string MediaType, IReadOnlyList<string> Architectures, DateTimeOffset PushedAt)
    {
        public List<string> Tags { get; } = [];
    }

    private sealed record RepositoryState(string Name, string Uri, string Arn, DateTimeOffset CreatedAt)
    {
        public List<ImageState> Images { get; } = [];

        public ImageState Put(
            string digest, string manifest, string type, IReadOnlyList<string> architectures, DateTimeOffset now)
        {
            var image = Images.Find(image => image.Digest == digest);
            if (image is null)
                Images.Add(image = new(digest, manifest, type, architectures, now));
            return image;
        }

        public ImageState? Find(JsonObject id) => Images.Find(image =>
            (id.Text("imageDigest") ?? image.Digest) == image.Digest
            && (id.Text("imageTag") is not { } tag || image.Tags.Contains(tag)));
    }
}
