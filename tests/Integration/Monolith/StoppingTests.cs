using System.Net;
using System.Net.Sockets;
using System.Text;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

[Collection(MonolithTests.Name)]
public class StoppingTests(MonolithDatabases databases)
{
    [Fact]
    public async Task After_SIGTERM_it_drains_finishes_what_runs_and_ends_with_0()
    {
        var database = await databases.CreateMigratedAsync();
        await using var monolith = await MonolithProcess.ServeAsync(database, ("Shutdown__Drain", "00:00:03"));
        await monolith.BecomesReadyAsync();
        using var slow = await SlowOrder.BeginAsync(monolith.Client.Url);

        monolith.Send(Signal.Terminate);

        // Not ready at once, and yet it serves who hasn't heard of that.
        await Eventually.IsTrueAsync(
            "it isn't ready",
            async () => await monolith.Client.StatusOfAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, seconds: 3);
        (await monolith.Client.StatusOfAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        await monolith.Client.OrderAsync();

        // Then it accepts no more, and still waits for what has begun.
        await Eventually.IsTrueAsync("it accepts no more", () => RefusesAsync(monolith.Client.Url));
        (await slow.FinishAsync()).ShouldStartWith("HTTP/1.1 201 ", customMessage: monolith.Everything);
        (await monolith.EndAsync(seconds: 20)).Succeeded();
    }

    private static async Task<bool> RefusesAsync(Uri url)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, url.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>An order whose sender pauses in the middle.</summary>
    private sealed class SlowOrder : IDisposable
    {
        private const string FirstPart = """{"customer":"Sl""", SecondPart = """ow Ann","lines":[{"itemId":1,"quantity":1}]}""";

        // The server hangs up on who sends too little a second: this much is enough for half a minute.
        private static readonly string Blanks = new(' ', 8_000);

        private readonly TcpClient _client = new();

        public static async Task<SlowOrder> BeginAsync(Uri url)
        {
            var order = new SlowOrder();
            await order._client.ConnectAsync(IPAddress.Loopback, url.Port);
            await order.SendAsync(
                $"POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {Blanks.Length + FirstPart.Length + SecondPart.Length}\r\n\r\n");
            // The server says this when it begins to read the body: now the request runs.
            (await order.ReadAsync("\r\n\r\n")).ShouldStartWith("HTTP/1.1 100 ");
            await order.SendAsync(Blanks + FirstPart);
            return order;
        }

        public async Task<string> FinishAsync()
        {
            await SendAsync(SecondPart);
            return await ReadAsync("}");
        }

        public void Dispose() => _client.Dispose();

        private async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

        private async Task<string> ReadAsync(string until)
        {
            var (text, buffer) = ("", new byte[4096]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (!text.Contains(until) && await _client.GetStream().ReadAsync(buffer, patience.Token) is > 0 and var count)
                text += Encoding.UTF8.GetString(buffer, 0, count);
            return text;
        }
    }
}
