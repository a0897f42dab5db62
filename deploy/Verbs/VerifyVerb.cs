using System.CommandLine;
using Cafe.Deploy.Verification;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy verify</c>: finds out beforehand what would make a deployment fail. Changes nothing.</summary>
internal static class VerifyVerb
{
    public static Command Create(Host host, CommonOptions common)
    {
        var revision = PlanVerb.RevisionOption();
        var command = new Command("verify", "Checks images, roles, secrets, sizes, names and quotas before a deployment.") { revision };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            var application = await run.ApplicationAsync(cancellation);
            var groups = await new Preflight(
                run.Aws, application, parsed.GetValue(revision) ?? await run.RevisionAsync(cancellation)).RunAsync(cancellation);
            run.Print(groups, output => Print(output, groups));
            return groups.Any(group => group.Checks.Any(check => check.Result == CheckResult.Ng))
                ? ExitCodes.PreflightFailed
                : ExitCodes.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, IReadOnlyList<CheckGroup> groups)
    {
        foreach (var group in groups)
        {
            output.WriteLine(group.Name);
            foreach (var check in group.Checks)
                output.WriteLine($"  {check.Result.ToString().ToUpperInvariant(),-4} {check.What}: {check.Detail}");
        }
    }
}
