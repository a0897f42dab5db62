using System.CommandLine;
using Amazon.ECS;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy destroy</c>: removes all that belongs to the application, callers first, and says what is left
/// that has its tag.</summary>
internal static class DestroyVerb
{
    // Task definitions that were taken back stay listed for ever, tasks that have stopped for an hour; they cost nothing.
    private static readonly string[] History = [":task-definition/", ":task/"];

    private sealed record Options(string? Confirm, bool KeepStacks);

    private sealed record Result(string Application, IReadOnlyList<string> Leftovers);

    public static Command Create(Host host, CommonOptions common)
    {
        var confirm = new Option<string?>("--confirm") { Description = "The application's name, in place of typing it.", HelpName = "NAME" };
        var keep = new Option<bool>("--keep-stacks") { Description = "Leaves the stacks, and with them database and images." };
        var command = new Command("destroy", "Removes the application from AWS, its database included.") { confirm, keep };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(run, new(parsed.GetValue(confirm), parsed.GetValue(keep)), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Run run, Options options, CancellationToken cancellation)
    {
        var stacks = run.File.Stacks(run.Host.Environment);
        var name = run.File.Name(run.Host.Environment);
        Confirm(run, options, name, (await run.Aws.IdentityAsync(cancellation)).Account);
        // Without its stacks the files can't be filled in: then there is nothing but stacks left to remove.
        if (await AreThereAsync(run, stacks, cancellation))
            await RemoveApplicationAsync(run, await run.ApplicationAsync(cancellation), cancellation);
        if (!options.KeepStacks)
        {
            foreach (var stack in stacks.Reverse())
                await new Stacks(run.Aws, run.Host.Clock).DeleteAsync(stack.Name, run.Progress, cancellation);
        }

        var leftovers = await LeftoversAsync(run, name, cancellation);
        run.Print(new Result(name, leftovers), output =>
        {
            output.WriteLine($"{name} is gone.");
            if (leftovers.Count == 0) return;
            output.WriteLine("With its tag there still are, and may cost money:");
            foreach (var arn in leftovers) output.WriteLine($"  {arn}");
        });
        return ExitCodes.Done;
    }

    private static void Confirm(Run run, Options options, string name, string account)
    {
        var typed = options.Confirm;
        if (typed is null)
        {
            run.Host.Error.Write(
                $"This removes {name} from account {account}{(options.KeepStacks ? "" : ", its stacks and all that they hold included")}. Type its name to go on: ");
            typed = run.Host.ReadLine();
        }

        if (typed?.Trim() != name)
            throw new DeployException($"nothing is removed: '{typed}' isn't {name}. Type it, or give --confirm {name}", ExitCodes.Usage);
    }

    private static async Task<bool> AreThereAsync(Run run, IReadOnlyList<StackSettings> stacks, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(stacks.Select(stack => new Stacks(run.Aws, run.Host.Clock).FindAsync(stack.Name, cancellation)));
        return found.All(stack => stack is not null);
    }

    private static async Task RemoveApplicationAsync(Run run, Application application, CancellationToken cancellation)
    {
        var session = run.Session(application);
        var observer = new Observer(run.Aws, application);
        if (await observer.NamespaceAsync(cancellation) is { } @namespace)
        {
            await using (var alone = await DeployLock.TakeAsync(run.Aws, run.Host.Clock, application.Name, @namespace.Id, run.Host.Owner, cancellation))
                await alone.HoldAsync(async stop => await RemoveWorkloadsAsync(session, await observer.ReadAsync(stop), stop), cancellation);
            if (!await new DiscoveryServices(session).DeleteNamespaceAsync(@namespace, cancellation))
                session.Progress.Line(@namespace.Name, "stays: it isn't this application's alone");
        }

        foreach (var workload in application.Workloads) await DeregisterAsync(session, application.NameOf(workload), cancellation);
    }

    private static async Task RemoveWorkloadsAsync(DeploySession session, Observation observed, CancellationToken cancellation)
    {
        var application = session.Application;
        foreach (var key in Schedules.Obsolete(application with { Workloads = [] }, observed))
            await Schedules.DeleteAsync(session, observed.Schedules[key], cancellation);

        await StopJobsAsync(session, cancellation);
        var own = observed.Services.Values.Where(service => Observation.OwnerOf(service) == application.Name).Select(service => service.ServiceName);
        var rollouts = new ServiceRollout(session);
        // The dependencies turned round: what nobody calls any more goes first.
        await DependencyGraph.RunAsync(
            own.Select(service => new Work(service, CallersOf(service), stop => rollouts.DeleteAsync(service, observed, stop))), cancellation);
        foreach (var state in DiscoveryServices.Obsolete(application with { Workloads = [] }, observed))
            await new DiscoveryServices(session).DeleteAsync(state.Service, cancellation);

        List<string> CallersOf(string service) =>
        [
            .. application.Services.Where(workload => application.NameOf(workload) == service)
                .SelectMany(application.CallersOf).Select(application.NameOf),
        ];
    }

    private static async Task StopJobsAsync(DeploySession session, CancellationToken cancellation)
    {
        foreach (var job in session.Application.Jobs)
        {
            var running = await Tasks.OfFamilyAsync(session, session.Application.NameOf(job), DesiredStatus.RUNNING, cancellation);
            foreach (var task in running)
            {
                session.Progress.Line(job.Name, $"stopping task {Arn.LastPart(task.TaskArn)}");
                await session.Aws.Ecs.StopTaskAsync(
                    new() { Cluster = session.Application.Cluster, Task = task.TaskArn, Reason = "cafe deploy destroy" }, cancellation);
            }
        }
    }

    private static async Task DeregisterAsync(DeploySession session, string family, CancellationToken cancellation)
    {
        var revisions = await Pages.AllAsync(
            next => session.Aws.Ecs.ListTaskDefinitionsAsync(new() { FamilyPrefix = family, NextToken = next }, cancellation),
            page => page.TaskDefinitionArns, page => page.NextToken);
        foreach (var arn in revisions)
        {
            var tags = await session.Aws.Ecs.ListTagsForResourceAsync(new() { ResourceArn = arn }, cancellation);
            if (Observation.TagOf(tags.Tags, Ownership.Application) != session.Application.Name) continue;
            await session.Aws.Ecs.DeregisterTaskDefinitionAsync(new() { TaskDefinition = arn }, cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> LeftoversAsync(Run run, string application, CancellationToken cancellation)
    {
        var found = await Pages.AllAsync(
            next => run.Aws.Tagging.GetResourcesAsync(
                new() { TagFilters = [new() { Key = Ownership.Application, Values = [application] }], PaginationToken = next }, cancellation),
            page => page.ResourceTagMappingList, page => page.PaginationToken);
        return [.. found.Select(each => each.ResourceARN).Where(arn => !History.Any(arn.Contains)).Order(StringComparer.Ordinal)];
    }
}
