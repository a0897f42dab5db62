using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Cafe.Deploy.Output;
using Cafe.Deploy.Verbs;

namespace Cafe.Deploy;

/// <summary><c>cafe deploy</c>: the verbs, one file each.</summary>
internal static class DeployProgram
{
    /// <summary>Runs one command line.</summary>
    /// <param name="host">What surrounds it.</param>
    /// <param name="cancellation">Ctrl+C or SIGTERM: ends in order, and says what is left.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Host host, CancellationToken cancellation)
    {
        var common = new CommonOptions(host.Environment);
        var deploy = new Command("deploy", "Runs a compose file on ECS Fargate, found through Cloud Map. See deploy/README.md.")
        {
            new HelpOption(),
            StackVerb.Create(host, common),
            PushVerb.Create(host, common),
            VerifyVerb.Create(host, common),
            PlanVerb.Create(host, common),
            ApplyVerb.Create(host, common),
            StatusVerb.Create(host, common),
            LogsVerb.Create(host, common),
            RunVerb.Create(host, common),
            RollbackVerb.Create(host, common),
            DestroyVerb.Create(host, common),
        };
        ParseResult? parsed = null;
        try
        {
            // Without response files: a value may begin with @.
            parsed = deploy.Parse(
                arguments.Count == 0 ? ["--help"] : arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = host.Out, Error = host.Error,
            };
            if (parsed.Action is ParseErrorAction mistake)
            {
                // With the word that was probably meant, and without the help of all verbs below it.
                mistake.ShowHelp = false;
                await parsed.InvokeAsync(invocation, cancellation);
            }
            else if (UnknownOption(parsed) is { } unknown)
            {
                await host.Error.WriteLineAsync($"Unrecognized command or argument '{unknown}'.");
            }
            else
            {
                return await parsed.InvokeAsync(invocation, cancellation);
            }

            throw new DeployException("./cafe deploy --help shows what there is.", ExitCodes.Usage);
        }
        catch (Exception e)
        {
            var (message, exitCode) = Errors.Explain(e);
            await host.Error.WriteLineAsync($"cafe deploy: {message}");
            // A program that reads the results hears of it there.
            if (parsed is { Errors: [] } && common.IsJson(parsed)) host.Out.WriteLine(Json.Text(new { Error = message, ExitCode = exitCode }));
            return exitCode;
        }
    }

    // The parser takes an option that it doesn't know for the value of an argument, where there is one.
    private static string? UnknownOption(ParseResult parsed)
    {
        var values = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).ToHashSet();
        return parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Value.StartsWith('-') && values.Contains(token))?.Value;
    }
}
