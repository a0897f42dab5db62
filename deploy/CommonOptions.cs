using System.CommandLine;
using Cafe.Deploy.Output;

namespace Cafe.Deploy;

/// <summary>What every verb can be told.</summary>
internal sealed class CommonOptions
{
    private const int MostMinutes = 7 * 24 * 60;
    private const string ComposeFile = "docker-compose.yml";

    private readonly Option<string[]> _files;

    private readonly Option<string[]> _profiles = new("--profile") { Description = "A compose profile to deploy too; again for each.", HelpName = "NAME" };

    private readonly Option<string?> _region = new("--region") { Description = "The AWS region; otherwise AWS_REGION, or the profile's.", HelpName = "REGION" };

    private readonly Option<string> _output = new("--output")
    {
        Description = "text, or json for programs.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "text",
    };

    /// <param name="environment">Its <c>CAFE_ROOT</c> is the clone, whose files are meant where none are here.</param>
    public CommonOptions(IReadOnlyDictionary<string, string> environment)
    {
        _files = new("--file", "-f")
        {
            Description = "A compose file or overlay; again for each. The last has the x-ecs keys.",
            HelpName = "FILE",
            DefaultValueFactory = _ =>
            {
                var folder = File.Exists(ComposeFile) ? "" : environment.GetValueOrDefault("CAFE_ROOT", "");
                return [Path.Combine(folder, ComposeFile), Path.Combine(folder, "deploy", "ecs.yml")];
            },
        };
        _output.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>An option of so many minutes, at least one.</summary>
    public static Option<int> Minutes(string name, string description, int usually)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "MINUTES", DefaultValueFactory = _ => usually };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var minutes) && minutes is < 1 or > MostMinutes)
                result.AddError($"{name} {token.Value}: give 1 to {MostMinutes} minutes");
        });
        return option;
    }

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_profiles);
        command.Add(_region);
        command.Add(_output);
    }

    /// <summary>Whether the result is for programs.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_output) == "json";

    /// <summary>What the command line says.</summary>
    public Run Of(ParseResult parsed, Host host)
    {
        var region = parsed.GetValue(_region);
        return new Run(
            region is null ? host : host with { Aws = host.Aws with { Region = region } },
            parsed.GetValue(_files)!, parsed.GetValue(_profiles) ?? [], IsJson(parsed));
    }
}
