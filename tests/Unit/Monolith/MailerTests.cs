using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Cafe.Monolith.Reporting;

namespace Cafe.Tests.Unit.Monolith;

/// <summary>What is known of a mail after its hand-over, against a server that misbehaves in each way.</summary>
public class MailerTests
{
    [Fact]
    public async Task A_mail_that_the_server_accepts_is_sent()
    {
        await using var server = new SmtpServer(_ => "250 OK");
        (await SendAsync(server.Port)).ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_has_failed()
    {
        await using var server = new SmtpServer(line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 No" : "250 OK");
        (await SendAsync(server.Port)).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task A_mail_that_all_recipients_refuse_has_failed()
    {
        await using var server = new SmtpServer(line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 Unknown" : "250 OK");
        (await SendAsync(server.Port)).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task A_mail_that_some_recipients_refuse_is_sent()
    {
        await using var server = new SmtpServer(line => line.Contains("martha", StringComparison.Ordinal) ? "550 Unknown" : "250 OK");
        (await SendAsync(server.Port)).ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task Without_a_server_a_mail_has_failed()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: refused
        (await SendAsync(((IPEndPoint)taken.LocalEndPoint!).Port)).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task A_connection_lost_after_the_text_leaves_the_outcome_unknown()
    {
        await using var server = new SmtpServer(line => line == "." ? null : "250 OK");
        (await SendAsync(server.Port)).ShouldBe(DeliveryStatus.Unknown);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure()
    {
        var file = Path.GetTempFileName();
        try
        {
            (await SendAsync(new MailSettings(new("a@cafe.example"), [new("b@cafe.example")], file, null)))
                .ShouldBe(DeliveryStatus.Failed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<DeliveryStatus> SendAsync(int port) => SendAsync(new MailSettings(
        new("reports@cafe.example"), [new("frank@cafe.example"), new("martha@cafe.example")], "unused",
        new("127.0.0.1", port, Tls: false, Credential: null)));

    private static async Task<DeliveryStatus> SendAsync(MailSettings settings)
    {
        using var mail = new MailMessage { Subject = "Report", Body = "Text" };
        return (await new Mailer(settings).SendAsync(mail, "report")).Outcome;
    }

    /// <summary>Answers each command of one session with what <paramref name="answer"/> says; <c>null</c> hangs up.</summary>
    private sealed class SmtpServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _session;

        public SmtpServer(Func<string, string?> answer)
        {
            _listener.Start();
            _session = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        private async Task ServeAsync(Func<string, string?> answer)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var inText = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                if (inText && line != ".")
                    continue;
                inText = line == "DATA";
                if (answer(line) is not { } reply)
                    return;
                await writer.WriteLineAsync(inText ? "354 Go on" : reply);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _session.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
