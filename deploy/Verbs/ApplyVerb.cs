using System.CommandLine;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy apply</c>: makes AWS what the files describe.</summary>
internal static class ApplyVerb
{
    private sealed record Options(string? Plan, string? Revision, bool KeepFailed, int? AtOnce, TimeSpan Timeout);

    /// <summary>What an apply did.</summary>
    /// <param name="Services">The services that it changed, and how their rollouts ended.</param>
    private sealed record Result(string Application, string Revision, IReadOnlyList<Change> Changes, IReadOnlyList<ServiceResult> Services);

    private sealed record ServiceResult(string Name, string TaskDefinition, RolloutEnd? Rollout);

    public static Command Create(Host host, CommonOptions common)
    {
        var plan = new Argument<string?>("PLAN") { Description = "A file of `plan --out`: it is refused when it no longer fits.", Arity = ArgumentArity.ZeroOrOne };
        var revision = PlanVerb.RevisionOption();
        var keep = new Option<bool>("--no-rollback") { Description = "Leaves services as they are when one fails." };
        var parallel = new Option<int?>("--parallel") { Description = "How many jobs and services at once, at most; otherwise all that are ready.", HelpName = "N" };
        parallel.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() < 1) given.AddError("--parallel needs a number above 0");
        });
        var timeout = CommonOptions.Minutes("--timeout", "Minutes that all of it may take.", 60);
        var command = new Command("apply", "Rolls out what differs, and returns to what ran when a service fails.") { plan, revision, keep, parallel, timeout };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(
                run,
                new(
                    parsed.GetValue(plan), parsed.GetValue(revision), parsed.GetValue(keep), parsed.GetValue(parallel),
                    TimeSpan.FromMinutes(parsed.GetValue(timeout))),
                cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, Options options, CancellationToken cancellation)
    {
        var kept = options.Plan is null ? null : PlanFile.Read(options.Plan);
        if (kept is not null && options.Revision is { } other && other != kept.Revision)
            throw new DeployException($"{options.Plan} is a plan of revision {kept.Revision}, not of {other}", ExitCodes.Usage);
        var application = await run.ApplicationAsync(cancellation);
        var revision = kept?.Revision ?? options.Revision ?? await run.RevisionAsync(cancellation);
        var planner = new Planner(run.Aws, application);
        var plan = await planner.PlanAsync(revision, cancellation);
        DemandFits(kept, plan);
        if (plan.IsEmpty)
        {
            Print(run, plan, []);
            return ExitCodes.Done;
        }

        var session = run.Session(application);
        var namespaceId = await new DiscoveryServices(session).EnsureNamespaceAsync(cancellation);
        await using var alone = await DeployLock.TakeAsync(run.Aws, run.Host.Clock, application.Name, namespaceId, run.Host.Owner, cancellation);
        // Whoever held the lock until now may have done some of it, or all.
        plan = await planner.PlanAsync(revision, cancellation);
        if (kept is not null && kept.Changes.All(change => change.Resource != Planner.Namespace)) DemandFits(kept, plan);

        var deployer = new Deployer(session, plan, namespaceId);
        using var limit = new CancellationTokenSource(options.Timeout, run.Host.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token, alone.Lost);
        try
        {
            await deployer.RunAsync(options.KeepFailed, options.AtOnce, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw Stopped(deployer, alone, limit.IsCancellationRequested, options.Timeout);
        }

        Print(run, plan, deployer.TouchedServices);
        return ExitCodes.Done;
    }

    private static void DemandFits(PlanFile? kept, DeploymentPlan plan)
    {
        if (kept is null || kept.Fingerprint == plan.Fingerprint()) return;
        var now = PlanFile.Of(plan);
        var difference = now.Application != kept.Application || now.Account != kept.Account || now.Region != kept.Region
            ? $"it is for {kept.Application} in {kept.Account}, {kept.Region}"
            : now.Changes.Count == 0 ? "there is nothing left to do" : "what is there, or what is wanted, has changed since";
        throw new DeployException($"the plan no longer fits: {difference}. Make a new one with cafe deploy plan --out", ExitCodes.StalePlan);
    }

    private static DeployException Stopped(Deployer deployer, DeployLock alone, bool isTimeUp, TimeSpan timeout)
    {
        var left = string.Join('\n', deployer.TouchedServices.Select(touched => touched.State == RolloutEnd.Succeeded
            ? $"  {touched.Plan.Workload.Name}: {Arn.LastPart(touched.Definition)} is rolled out"
            : $"  {touched.Plan.Workload.Name}: {Arn.LastPart(touched.Definition)} goes on rolling out by itself; ECS returns to the revision before if it fails"));
        var state = left.Length == 0 ? "No service was touched." : $"\n{left}\nThe others are untouched.";
        return (alone.Lost.IsCancellationRequested, isTimeUp) switch
        {
            (true, _) => new($"somebody else has taken the deploy lock. {state}", ExitCodes.Locked),
            (_, true) => new($"not done after {timeout.TotalMinutes:0} minutes. {state}", ExitCodes.TimedOut),
            _ => new($"interrupted. {state} Another apply goes on from there.", ExitCodes.Interrupted),
        };
    }

    private static void Print(Run run, DeploymentPlan plan, IReadOnlyList<Touched> touched) => run.Print(
        new Result(
            plan.Application.Name, plan.Revision, [.. plan.Changes],
            [.. touched.Select(each => new ServiceResult(each.Plan.Workload.Name, Arn.LastPart(each.Definition), each.State))]),
        output => output.WriteLine(plan.IsEmpty
            ? $"Nothing to do: {plan.Application.Name} runs revision {plan.Revision} as it is described."
            : $"{plan.Application.Name} runs revision {plan.Revision}."));
}
