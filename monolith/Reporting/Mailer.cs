using System.Net;
using System.Net.Mail;
using System.Net.Sockets;

namespace Cafe.Monolith.Reporting;

/// <summary>How the report leaves: the section <c>Mail</c>.</summary>
/// <param name="Smtp">The server, or null where mails go to <paramref name="PickupFolder"/> as <c>.eml</c> files.</param>
public sealed record MailSettings(
    MailAddress From, IReadOnlyList<MailAddress> To, string PickupFolder, SmtpSettings? Smtp)
{
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var delivery = mail["Delivery"] ?? "pickup";
        return new(
            Address("Mail:From", mail["From"] ?? "Café <reports@cafe.example>"),
            [.. (mail["To"] ?? "frank@cafe.example, martha@cafe.example")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(address => Address("Mail:To", address))],
            mail["PickupFolder"] ?? "mail",
            delivery switch
            {
                "pickup" => null,
                "smtp" => SmtpSettings.Read(mail.GetSection("Smtp")),
                _ => throw new ConfigurationException($"Mail:Delivery: '{delivery}' is neither pickup nor smtp."),
            });
    }

    private static MailAddress Address(string key, string text) => MailAddress.TryCreate(text, out var address)
        ? address
        : throw new ConfigurationException($"{key}: '{text}' is not a mail address.");
}

public sealed record SmtpSettings(string Host, int Port, bool Tls, NetworkCredential? Credential)
{
    public static SmtpSettings Read(IConfiguration smtp)
    {
        if (smtp["Host"] is not { Length: > 0 } host)
            throw new ConfigurationException("Mail:Smtp:Host is missing; Mail:Delivery=smtp needs it.");
        if (!ushort.TryParse(smtp["Port"] ?? "25", out var port) || port == 0)
            throw new ConfigurationException($"Mail:Smtp:Port: '{smtp["Port"]}' is not a port.");
        if (!bool.TryParse(smtp["Tls"] ?? "false", out var tls))
            throw new ConfigurationException($"Mail:Smtp:Tls: '{smtp["Tls"]}' is neither true nor false.");
        var user = smtp["User"];
        return new(host, port, tls, string.IsNullOrEmpty(user) ? null : new(user, smtp["Password"]));
    }
}

/// <summary>Hands one mail over, and says for certain only what is certain.</summary>
public sealed class Mailer(MailSettings settings)
{
    /// <summary>How long one hand-over may take.</summary>
    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(20);

    /// <param name="name">Begins the name of the file in the pickup folder.</param>
    public async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(MailMessage mail, string name)
    {
        mail.From = settings.From;
        foreach (var address in settings.To)
            mail.To.Add(address);

        try
        {
            if (settings.Smtp is { } smtp)
                await SendAsync(mail, smtp);
            else
                PickUp(mail, name);
            return (DeliveryStatus.Sent, null);
        }
        catch (SmtpFailedRecipientException e)
        {
            var refused = e is SmtpFailedRecipientsException all ? all.InnerExceptions.Length : 1;
            return (refused < mail.To.Count ? DeliveryStatus.Sent : DeliveryStatus.Failed, $"{refused} recipients were refused: {e.Message}");
        }
        catch (SmtpException e) when (e.StatusCode != SmtpStatusCode.GeneralFailure || e.GetBaseException() is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        })
        {
            // The server's own refusal, or no server: the mail is certainly not out.
            return (DeliveryStatus.Failed, $"{e.Message} {e.InnerException?.Message}".TrimEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && settings.Smtp is null)
        {
            return (DeliveryStatus.Failed, $"The mail can't be written: {e.Message}");
        }
        catch (Exception e) when (e is SmtpException or IOException or OperationCanceledException)
        {
            return (DeliveryStatus.Unknown, $"The connection was lost or timed out in the middle: {e.Message}");
        }
    }

    private async Task SendAsync(MailMessage mail, SmtpSettings smtp)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, Credentials = smtp.Credential };
        await client.SendMailAsync(mail, timeout.Token);
    }

    /// <summary>Writes aside, then renames: who watches the folder never sees half a mail.</summary>
    private void PickUp(MailMessage mail, string name)
    {
        var folder = Directory.CreateDirectory(settings.PickupFolder).FullName;
        var aside = Directory.CreateDirectory(Path.Combine(folder, $".{Guid.NewGuid():N}"));
        try
        {
            using (var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = aside.FullName,
            })
            {
                client.Send(mail);
            }

            aside.EnumerateFiles().Single().MoveTo(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}.eml"));
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }
}
