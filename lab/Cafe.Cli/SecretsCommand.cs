using System.CommandLine;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;
using Cafe.Cli.Secrets;

namespace Cafe.Cli;

/// <summary><c>cafe secrets</c>.</summary>
internal static class SecretsCommand
{
    public static Command Create(StopSignals signals)
    {
        var data = Usage.DataOption();
        var command = new Command(
            "secrets", "Makes the secrets that are missing, and a file of them for docker compose.")
        {
            data,
        };
        command.SetAction((parsed, _) => RunAsync(new DataFolder(parsed.GetValue(data)!), signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, CancellationToken cancellation)
    {
        data.Create();
        await new SecretStore(data).WriteComposeEnvironmentAsync(cancellation);
        var file = DataFolder.Quote(Repository.Find().ComposeFile);
        var secrets = DataFolder.Quote(data.ComposeEnvironment);
        Terminal.Standard.Line($"docker compose --file {file} --env-file {secrets} up --build");
        return ExitCodes.Succeeded;
    }
}
