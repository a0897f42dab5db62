using System.CommandLine;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;
using Cafe.Cli.Secrets;

namespace Cafe.Cli;

/// <summary><c>cafe secrets</c>.</summary>
internal static class SecretsCommand
{
    // The compose file's name and port of it.
    private const string DatabaseHost = "postgres";
    private const int DatabasePort = 5432;

    private static readonly string[] Shown = [SecretStore.StaffPassword, .. SecretStore.Names];

    public static Command Create(StopSignals signals)
    {
        var data = Usage.DataOption();
        var files = new Option<string?>("--files")
        {
            Description = "Also write what each service is given as files DIR/SERVICE/KEY, as its container reads them.",
            HelpName = "DIR",
        };
        var show = new Option<string?>("--show")
        {
            Description = $"Print one: {SecretStore.StaffPassword}, or a name as in the folder of secrets.",
            HelpName = "NAME",
            CustomParser = argument => Shown.Contains(argument.Tokens[0].Value)
                ? argument.Tokens[0].Value
                : Usage.Reject<string>(argument, Usage.Unknown("secret", argument.Tokens[0].Value, Shown)),
        };
        var command = new Command("secrets", "Makes the secrets that are missing, each in a file that only you can read.")
        {
            files, show, data,
        };
        command.SetAction((parsed, _) => RunAsync(
            new DataFolder(parsed.GetValue(data)!), parsed.GetValue(files), parsed.GetValue(show), signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, string? files, string? show, CancellationToken cancellation)
    {
        data.Create();
        var store = new SecretStore(data);
        var terminal = Terminal.Standard;
        if (show is not null)
        {
            terminal.Line(store.Show(show));
            return ExitCodes.Succeeded;
        }

        var secrets = await store.EnsureAsync(cancellation);
        if (files is not null)
        {
            var smtpPassword = Environment.GetEnvironmentVariable(ServiceSecrets.SmtpPassword);
            ServiceSecrets.Write(files, ServiceSecrets.Of(secrets, DatabaseHost, DatabasePort, smtpPassword));
        }

        terminal.Line($"The secrets are in {data.Secrets}; the staff password is the file {SecretStore.StaffPassword}.");
        return ExitCodes.Succeeded;
    }
}
