using System.CommandLine;
using System.CommandLine.Parsing;
using Cafe.Cli.CommandLine;

namespace Cafe.Tests.Unit.Cli;

public sealed class UsageTests
{
    private static readonly Command Cafe = new("cafe")
    {
        new Command("up")
        {
            Usage.DataOption(), new Option<bool>("--detach"), new Option<bool>("--secret-door") { Hidden = true },
        },
        new Command("status"),
    };

    [Theory]
    [InlineData("stauts", "unknown verb 'stauts': did you mean 'status'?")]
    [InlineData("UPP", "unknown verb 'UPP': did you mean 'up'?")]
    [InlineData("croissant", "unknown verb 'croissant': there are up, status")]
    [InlineData("up --detatch", "unknown option '--detatch': did you mean '--detach'?")]
    [InlineData("up --secret-dor", "unknown option '--secret-dor': there are --data, --detach")]
    [InlineData("up please", "'up' takes no argument 'please'")]
    [InlineData("up --data ' '", "--data needs the name of a folder")]
    public void A_mistake_is_explained_with_what_was_probably_meant(string line, string message)
    {
        var parsed = Cafe.Parse(CommandLineParser.SplitCommandLine(line.Replace('\'', '"')).ToArray());

        parsed.Errors.ShouldNotBeEmpty();
        Usage.Explain(parsed).ShouldBe(message);
    }

    [Theory]
    [InlineData("status", "status", 0)]
    [InlineData("stauts", "status", 1)]
    [InlineData("statu", "status", 1)]
    [InlineData("", "up", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_changes_of_letters(string a, string b, int changes)
    {
        NearestMatch.Distance(a, b).ShouldBe(changes);
        NearestMatch.Distance(b, a).ShouldBe(changes);
    }
}
