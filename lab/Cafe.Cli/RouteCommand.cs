using System.CommandLine;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe route</c>.</summary>
internal static class RouteCommand
{
    private static readonly string[] Modes = ["monolith", "service"];

    public static Command Create(StopSignals signals)
    {
        var group = new Argument<string?>("GROUP") { Description = "menu, orders, reporting or web.", Arity = ArgumentArity.ZeroOrOne };
        var mode = new Argument<string?>("SIDE")
        {
            Description = "Who is to answer: monolith or service.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = argument => Modes.Contains(argument.Tokens[0].Value)
                ? argument.Tokens[0].Value
                : Usage.Reject<string>(argument, Usage.Unknown("side", argument.Tokens[0].Value, Modes)),
        };
        var withoutData = new Option<bool>("--without-data")
        {
            Description = "Also where one side has data that the other lacks, which will not be visible then.",
        };
        var why = new Option<string?>("--why") { Description = "The reason, for the history of changes.", HelpName = "TEXT" };
        var data = Usage.DataOption();
        var command = new Command("route", "Says who answers the requests of each group, or moves them between monolith and service.")
        {
            group, mode, withoutData, why, data,
        };
        command.SetAction((parsed, _) => RunAsync(
            new DataFolder(parsed.GetValue(data)!), parsed.GetValue(group), parsed.GetValue(mode), parsed.GetValue(why),
            parsed.GetValue(withoutData), signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(
        DataFolder data, string? group, string? mode, string? why, bool withoutData, CancellationToken cancellation)
    {
        using var gateway = await GatewayAdmin.SignInAsync(data, cancellation);
        var groups = await gateway.GroupsAsync(cancellation);
        if (group is null)
        {
            foreach (var each in groups) Terminal.Standard.Line($"{each.Name,-12} {each.Mode}");
            return ExitCodes.Succeeded;
        }

        string[] names = [.. groups.Select(each => each.Name)];
        if (!names.Contains(group)) throw new CafeException(Usage.Unknown("group", group, names), ExitCodes.Usage);
        if (mode is null) throw new CafeException($"say who is to answer {group}: monolith or service", ExitCodes.Usage);
        var moved = await gateway.RouteAsync(group, mode, why, withoutData, cancellation);
        Terminal.Standard.Line($"{moved.Name} {(moved.Changed ? "is now" : "was already")} answered by the {moved.Mode}.");
        foreach (var hidden in moved.Hidden) Terminal.Standard.Warning($"{hidden}.");
        return ExitCodes.Succeeded;
    }
}
