using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>How the report leaves as a mail: the section <c>Mail</c>.</summary>
/// <param name="Smtp">The server, or null where mails go to <paramref name="PickupFolder"/> as <c>.eml</c> files.</param>
public sealed record MailSettings(
    MailAddress From, IReadOnlyList<MailAddress> To, string PickupFolder, SmtpSettings? Smtp)
{
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var delivery = Text(mail, "Delivery", "pickup");
        var to = Text(mail, "To", "frank@cafe.example, martha@cafe.example")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (to.Length == 0)
            throw new ConfigurationException("Mail:To has no address.");
        return new(
            Address("Mail:From", Text(mail, "From", "Café <reports@cafe.example>")),
            [.. to.Select(address => Address("Mail:To", address))],
            Text(mail, "PickupFolder", "mail"),
            delivery switch
            {
                "pickup" => null,
                "smtp" => SmtpSettings.Read(mail.GetSection("Smtp")),
                _ => throw new ConfigurationException($"Mail:Delivery: '{delivery}' is none of pickup, smtp and sns."),
            });
    }

    /// <summary>A compose file passes what isn't set as an empty text.</summary>
    public static string Text(IConfiguration section, string key, string byDefault) =>
        section[key] is { Length: > 0 } text ? text : byDefault;

    private static MailAddress Address(string key, string text) => MailAddress.TryCreate(text, out var address)
        ? address
        : throw new ConfigurationException($"{key}: '{text}' is not a mail address.");
}

public sealed record SmtpSettings(string Host, int Port, bool Tls, NetworkCredential? Credential)
{
    public static SmtpSettings Read(IConfiguration smtp)
    {
        var host = MailSettings.Text(smtp, "Host", "");
        if (host.Length == 0)
            throw new ConfigurationException("Mail:Smtp:Host is missing; Mail:Delivery=smtp needs it.");
        if (!ushort.TryParse(MailSettings.Text(smtp, "Port", "25"), out var port) || port == 0)
            throw new ConfigurationException($"Mail:Smtp:Port: '{smtp["Port"]}' is not a port.");
        if (!bool.TryParse(MailSettings.Text(smtp, "Tls", "false"), out var tls))
            throw new ConfigurationException($"Mail:Smtp:Tls: '{smtp["Tls"]}' is neither true nor false.");
        var user = MailSettings.Text(smtp, "User", "");
        var password = MailSettings.Text(smtp, "Password", "");
        if (user.Length > 0 && password.Length == 0)
            throw new ConfigurationException("Mail:Smtp:Password is missing; Mail:Smtp:User needs it.");
        if (user.Length > 0 && !tls)
            throw new ConfigurationException("Mail:Smtp:Tls must be true where Mail:Smtp:User is set: the password would go out in clear text.");
        return new(host, port, tls, user.Length == 0 ? null : new(user, password));
    }
}

/// <summary>Hands the report over as a mail.</summary>
public sealed class Mailer(MailSettings settings) : IReportChannel
{
    /// <inheritdoc/>
    public string Name => "mail";

    /// <inheritdoc/>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(MailMessage report, DateOnly day)
    {
        report.From = settings.From;
        foreach (var address in settings.To)
            report.To.Add(address);
        return settings.Smtp is { } smtp ? await SendAsync(report, smtp) : PickUp(report, $"daily-report-{day:yyyy-MM-dd}");
    }

    private async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(MailMessage mail, SmtpSettings smtp)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        if (await WhyNoGreetingAsync(smtp, timeout.Token) is { } reason)
            return (DeliveryStatus.Failed, reason);

        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, Credentials = smtp.Credential };
        try
        {
            // The client looks at a token only between its steps, so the wait is what is bounded.
            await client.SendMailAsync(mail).WaitAsync(timeout.Token);
            return (DeliveryStatus.Sent, null);
        }
        catch (SmtpFailedRecipientException e)
        {
            var refused = e is SmtpFailedRecipientsException all ? all.InnerExceptions.Length : 1;
            return (refused < mail.To.Count ? DeliveryStatus.Sent : DeliveryStatus.Failed,
                $"{refused} of {mail.To.Count} recipients were refused ({e.StatusCode})");
        }
        catch (SmtpException e) when (e.StatusCode != SmtpStatusCode.GeneralFailure
            || e.InnerException is null || e.GetBaseException() is AuthenticationException)
        {
            // The server's refusal, or the client's before it sent anything: no TLS, a certificate that isn't trusted.
            return (DeliveryStatus.Failed, $"{e.GetBaseException().Message} ({e.StatusCode})");
        }
        catch (Exception e) when (e is SmtpException or IOException or OperationCanceledException)
        {
            // Lost or timed out in the middle: the server may have taken the mail.
            return (DeliveryStatus.Unknown, e.GetBaseException().Message);
        }
    }

    /// <summary>
    /// Whether a server is there at all. Where it isn't, nothing was handed over for certain; once the mail
    /// client talks, a lost connection tells nothing.
    /// </summary>
    private static async Task<string?> WhyNoGreetingAsync(SmtpSettings smtp, CancellationToken cancel)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(smtp.Host, smtp.Port, cancel);
            using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
            var greeting = new char[3];
            await reader.ReadBlockAsync(greeting, cancel);
            return greeting.AsSpan().SequenceEqual("220") ? null : $"{smtp.Host}:{smtp.Port} does not greet as a mail server.";
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return $"{smtp.Host}:{smtp.Port}: {(e is OperationCanceledException ? "no answer" : e.Message)}";
        }
    }

    /// <summary>Writes aside, then renames: who watches the folder never sees half a mail.</summary>
    /// <param name="name">Begins the file's.</param>
    private (DeliveryStatus Outcome, string? Reason) PickUp(MailMessage mail, string name)
    {
        try
        {
            var folder = Directory.CreateDirectory(settings.PickupFolder).FullName;
            var aside = Directory.CreateDirectory(Path.Combine(folder, $".{Guid.NewGuid():N}"));
            try
            {
                using var client = new SmtpClient
                {
                    DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = aside.FullName,
                };
                client.Send(mail);
                aside.EnumerateFiles().Single().MoveTo(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}.eml"));
            }
            finally
            {
                aside.Delete(recursive: true);
            }

            return (DeliveryStatus.Sent, null);
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException)
        {
            return (DeliveryStatus.Failed, $"The mail can't be written: {e.GetBaseException().Message}");
        }
    }
}
