using System.CommandLine;
using Cafe.Deploy.Planning;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy plan</c>: what an <c>apply</c> would change. Changes nothing.</summary>
internal static class PlanVerb
{
    public static Command Create(Host host, CommonOptions common)
    {
        var revision = RevisionOption();
        var output = new Option<string?>("--out") { Description = "Keeps the plan for `apply PLAN`.", HelpName = "FILE" };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = "Exit code 3 where there is anything to do." };
        var command = new Command("plan", "Shows what apply would change, service by service.") { revision, output, detailed };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            var plan = PlanFile.Of(await PlanAsync(run, parsed.GetValue(revision), cancellation));
            if (parsed.GetValue(output) is { } path) plan.Write(path);
            run.Print(plan, plan.Print);
            return parsed.GetValue(detailed) && plan.Changes.Count > 0 ? ExitCodes.Changes : ExitCodes.Done;
        });
        return command;
    }

    public static Option<string?> RevisionOption() => new("--revision")
    {
        Description = "The tag of the images; otherwise the commit that is checked out.",
        HelpName = "TAG",
    };

    public static async Task<DeploymentPlan> PlanAsync(Run run, string? revision, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        return await new Planner(run.Aws, application).PlanAsync(revision ?? await run.RevisionAsync(cancellation), cancellation);
    }
}
