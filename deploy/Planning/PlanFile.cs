using System.Text.Json;
using Cafe.Deploy.Output;

namespace Cafe.Deploy.Planning;

/// <summary>A plan as it is shown and kept: <c>apply PLAN</c> carries it out only while it still fits.</summary>
/// <param name="Fingerprint">Of what was wanted and what was there.</param>
internal sealed record PlanFile(
    string Application, string Account, string Region, string Revision, string Fingerprint, IReadOnlyList<Change> Changes)
{
    public static PlanFile Of(DeploymentPlan plan) => new(
        plan.Application.Name, plan.Identity.Account, plan.Identity.Region, plan.Revision, plan.Fingerprint(), [.. plan.Changes]);

    /// <exception cref="DeployException">It isn't there, or isn't a plan.</exception>
    public static PlanFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanFile>(File.ReadAllText(path), Json.Options) is { Revision: not null, Fingerprint: not null, Changes: not null } plan
                ? plan
                : throw new JsonException("a member is missing");
        }
        catch (JsonException e)
        {
            throw new DeployException($"{path} isn't a plan of cafe deploy plan --out: {e.Message}");
        }
        catch (FileNotFoundException)
        {
            throw new DeployException($"there is no file {path}; cafe deploy plan --out {path} makes it", ExitCodes.Usage);
        }
    }

    public void Write(string path) => File.WriteAllText(path, Json.Text(this) + "\n");

    /// <summary>For people: a line for each change, and below it what differs.</summary>
    public void Print(TextWriter output)
    {
        if (Changes.Count == 0)
        {
            output.WriteLine($"Nothing to do: {Application} runs revision {Revision} as it is described.");
            return;
        }

        foreach (var change in Changes)
        {
            output.WriteLine($"{Sign(change.Kind)} {change.Resource} {change.Name}");
            foreach (var difference in change.Differences) output.WriteLine($"      {difference}");
        }

        output.WriteLine($"{Changes.Count} {(Changes.Count == 1 ? "change" : "changes")} to {Application} in {Account}, {Region}.");
    }

    private static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "  + create",
        ChangeKind.Update => "  ~ update",
        ChangeKind.Delete => "  - delete",
        ChangeKind.Run => "  > run",
        _ => "  … wait for",
    };
}
