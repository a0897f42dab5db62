using System.CommandLine;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy push</c>: builds the images, tags them by revision, and pushes those that aren't there.</summary>
internal static class PushVerb
{
    private sealed record Result(string Image, bool Pushed, string? Digest);

    public static Command Create(Host host, CommonOptions common)
    {
        var revision = PlanVerb.RevisionOption();
        var command = new Command("push", "Builds the images and pushes them to the registry, tagged by revision.") { revision };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(run, parsed.GetValue(revision), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, string? given, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        var revision = given ?? await CommittedAsync(run, cancellation);
        var docker = new Docker(run.Progress);
        var images = new Images(run.Aws);
        List<Result> results = [];
        var signedIn = false;
        foreach (var workload in application.Built)
        {
            var image = $"{workload.Image.Reference}:{revision}";
            // Tags don't move: what has this one was built from this commit.
            var there = await images.DigestAsync(workload.Image.Reference, revision, cancellation);
            if (there is null)
            {
                if (!signedIn) await SignInAsync(run, docker, application, cancellation);
                signedIn = true;
                await docker.BuildAsync(workload, image, revision, cancellation);
                await docker.PushAsync(workload, image, cancellation);
            }

            results.Add(new(image, there is null, there ?? await images.DigestAsync(workload.Image.Reference, revision, cancellation)));
        }

        run.Print(results, output =>
        {
            foreach (var result in results) output.WriteLine($"{result.Image}: {(result.Pushed ? "pushed" : "is there")}, {result.Digest}");
        });
        return ExitCodes.Done;
    }

    private static async Task<string> CommittedAsync(Run run, CancellationToken cancellation)
    {
        var revision = await run.RevisionAsync(cancellation);
        return await Revision.IsChangedAsync(run.File.Folder, cancellation)
            ? throw new DeployException(
                $"{run.File.Folder} has changes that aren't committed, and {revision} would name what it isn't: commit them, or give --revision TAG")
            : revision;
    }

    private static async Task SignInAsync(Run run, Docker docker, Application application, CancellationToken cancellation)
    {
        var answer = await run.Aws.Ecr.GetAuthorizationTokenAsync(new(), cancellation);
        var token = answer.AuthorizationData?.FirstOrDefault()?.AuthorizationToken
            ?? throw new DeployException("ECR gave no token to push with");
        var password = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':', 2)[1];
        await docker.SignInAsync(application.Registry!, password, cancellation);
    }
}
