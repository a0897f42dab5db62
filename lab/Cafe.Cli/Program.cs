using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Cafe.Cli;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;

if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;

using var signals = new StopSignals();
var help = new HelpOption();
help.Action = new HelpText((HelpAction)help.Action!);
var cafe = new Command("cafe")
{
    help,
    UpCommand.Create(signals),
    DownCommand.Create(signals),
    StatusCommand.Create(signals),
    TestCommand.Create(signals),
    BenchCommand.Create(signals),
    DeployCommand.Create(signals),
    SecretsCommand.Create(signals),
    RouteCommand.Create(signals),
    SeedCommand.Create(signals),
    ImportCommand.Create(signals),
};
if (args.Length == 0)
{
    Terminal.Error.Line(HelpText.OfCafe);
    return ExitCodes.Usage;
}

// What is behind these is another program's, --help too.
string[] words = args is ["deploy" or "bench", .. var theirs] ? [args[0], "--", .. theirs] : args;
try
{
    // Without response files: a value may begin with @.
    var parsed = cafe.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (parsed.Action is ParseErrorAction)
        throw new CafeException($"{Usage.Explain(parsed)}\n./cafe --help shows what there is.", ExitCodes.Usage);

    // Signals and errors are handled here, so that no verb is cut off while it cleans up.
    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e)
{
    return Errors.Report(e, Terminal.Error.Line);
}
