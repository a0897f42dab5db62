using System.CommandLine;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy rollback</c>: returns services to the revision that was last rolled out with success before the
/// one that runs. Revisions name their images by digest: the same code runs as then.</summary>
internal static class RollbackVerb
{
    private sealed record Result(string Service, string From, string? To, RolloutEnd? Rollout);

    public static Command Create(Host host, CommonOptions common)
    {
        var services = new Argument<string[]>("SERVICE") { Description = "Which; all without.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("rollback", "Returns services to their last successful revision.") { services };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(run, parsed.GetValue(services) ?? [], cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, string[] names, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        foreach (var name in names)
            if (application.Workload(name).Service is null) throw new DeployException($"{name} is a job: nothing of it runs", ExitCodes.Usage);
        var session = run.Session(application);
        if (await new Observer(run.Aws, application).NamespaceAsync(cancellation) is not { } @namespace) throw new DeployException("nothing is deployed yet");
        await using var alone = await DeployLock.TakeAsync(run.Aws, run.Host.Clock, application.Name, @namespace.Id, run.Host.Owner, cancellation);

        List<Result> results = [];
        await alone.HoldAsync(
            async stop =>
            {
                // What callers call still is what they were made for.
                foreach (var workload in application.CallersFirst().Where(workload => names.Length == 0 || names.Contains(workload.Name)))
                    results.Add(await ReturnAsync(session, workload, names.Length > 0, stop));
            },
            cancellation);
        run.Print(results, output =>
        {
            foreach (var result in results)
                output.WriteLine($"{result.Service}: {(result.To is null ? $"stays at {result.From}: no other was rolled out with success" : $"{result.From} → {result.To}")}");
        });
        return results.Any(result => result.Rollout is not (null or RolloutEnd.Succeeded)) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<Result> ReturnAsync(DeploySession session, Workload workload, bool isNamed, CancellationToken cancellation)
    {
        var rollouts = new ServiceRollout(session);
        var current = await rollouts.DescribeAsync(session.Application.NameOf(workload), cancellation);
        if (Observation.OwnerOf(current) != session.Application.Name)
            throw new DeployException($"service {current.ServiceName} isn't this application's");
        var from = Arn.LastPart(current.TaskDefinition);
        if (await rollouts.LastSuccessfulAsync(current.ServiceName, other: current.TaskDefinition, cancellation) is not { } definition)
        {
            return isNamed
                ? throw new DeployException($"{workload.Name}: no revision other than {from} was rolled out with success")
                : new Result(workload.Name, from, null, null);
        }

        var end = await rollouts.ReturnAsync(workload, current, definition, cancellation) is { } rollout
            ? await rollouts.FollowAsync(rollout, workload.Service!.Rollout.Timeout, cancellation)
            : RolloutEnd.Succeeded;
        if (end == RolloutEnd.Superseded)
            throw new DeployException($"{workload.Name}: somebody else has deployed meanwhile", ExitCodes.Superseded);
        if (end == RolloutEnd.Succeeded) await DiscoveryProof.DemandAsync(session, workload, definition, cancellation);
        return new Result(workload.Name, from, Arn.LastPart(definition), end);
    }
}
