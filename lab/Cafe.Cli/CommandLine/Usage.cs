using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cafe.Cli.CommandLine;

/// <summary>What the verbs' command lines have in common.</summary>
internal static class Usage
{
    /// <summary><c>--data</c>, of every verb that touches a café.</summary>
    public static Option<string> DataOption() => new("--data")
    {
        Description = "The folder that holds everything of this café.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataFolder.Default,
        CustomParser = argument => string.IsNullOrWhiteSpace(argument.Tokens[0].Value)
            ? Reject<string>(argument, "--data needs the name of a folder")
            : argument.Tokens[0].Value,
    };

    /// <summary>Makes a value a mistake of the command line.</summary>
    public static T? Reject<T>(ArgumentResult argument, string message)
    {
        argument.AddError(message);
        return default;
    }

    /// <summary>What is wrong with a command line, with the name that was probably meant.</summary>
    public static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var unknown, ..]) return parsed.Errors[0].Message;
        if (unknown.StartsWith('-'))
        {
            var options = command.Options.Where(option => !option.Hidden);
            return Unknown("option", unknown, options.Select(option => option.Name));
        }

        return command.Subcommands.Count > 0
            ? Unknown("verb", unknown, command.Subcommands.Select(verb => verb.Name))
            : $"'{command.Name}' takes no argument '{unknown}'";
    }

    /// <summary>"unknown verb 'stauts': did you mean 'status'?", or all that there are where none is near.</summary>
    public static string Unknown(string kind, string typed, IEnumerable<string> known) =>
        $"unknown {kind} '{typed}': " + (NearestMatch.Of(typed, known) is { } near
            ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", known)}");
}
