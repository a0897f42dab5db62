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
    public async Task A_server_that_falls_silent_after_the_text_leaves_the_outcome_unknown()
    {
        await using var server = new SmtpServer(line => line == "." ? "" : "250 OK");
        (await SendAsync(server.Port, TimeSpan.FromSeconds(1))).ShouldBe(DeliveryStatus.Unknown);
    }

    [Fact]
    public async Task With_a_server_that_never_greets_a_mail_has_failed()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        (await SendAsync(((IPEndPoint)silent.LocalEndpoint).Port, TimeSpan.FromSeconds(1))).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task Without_the_encryption_that_is_asked_for_a_mail_has_failed()
    {
        await using var server = new SmtpServer(_ => "250 OK");
        (await SendAsync(Settings(server.Port, tls: true), TimeSpan.FromSeconds(10))).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure()
    {
        var file = Path.GetTempFileName();
        try
        {
            (await SendAsync(new(new("a@cafe.example"), [new("b@cafe.example")], file, null), TimeSpan.FromSeconds(10)))
                .ShouldBe(DeliveryStatus.Failed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<DeliveryStatus> SendAsync(int port, TimeSpan? timeout = null) =>
        SendAsync(Settings(port, tls: false), timeout ?? TimeSpan.FromSeconds(10));

    private static MailSettings Settings(int port, bool tls) => new(
        new("reports@cafe.example"), [new("frank@cafe.example"), new("martha@cafe.example")], "unused",
        new("127.0.0.1", port, tls, Credential: null));

    private static async Task<DeliveryStatus> SendAsync(MailSettings settings, TimeSpan timeout)
    {
        using var mail = new MailMessage { Subject = "Report", Body = "Text" };
        return (await new Mailer(settings) { Timeout = timeout }.SendAsync(mail, "report")).Outcome;
    }

    /// <summary>Answers each command with what <paramref name="answer"/> says: <c>null</c> hangs up, an empty text is silence.</summary>
    private sealed class SmtpServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public SmtpServer(Func<string, string?> answer)
        {
            _listener.Start();
            _serving = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        private async Task ServeAsync(Func<string, string?> answer)
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await TalkAsync(client.GetStream(), answer);
                }
                catch (IOException)
                {
                    // Who only wanted the greeting is gone.
                }
            }
        }

        private async Task TalkAsync(NetworkStream stream, Func<string, string?> answer)
        {
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var inText = false;
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (inText && line != ".")
                    continue;
                inText = line == "DATA";
                if (answer(line) is not { } reply)
                    return;
                if (reply.Length > 0)
                    await writer.WriteLineAsync(inText ? "354 Go on" : reply);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }
}
