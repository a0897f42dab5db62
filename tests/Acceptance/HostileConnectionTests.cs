using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>Connections of those who don't speak as they should, or fall silent. Mostly it is waited: beside all other
/// tests.</summary>
public sealed partial class HostileConnectionTests(CafeTarget cafe) : HostileTest(cafe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_is_no_HTTP_does_no_harm()
    {
        var processes = await Processes();
        var item = await Staff.AddItem();
        var complaints = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(
            new BrokenHttp(Bodies.Order(Marker, (item, 1)).ToJsonString()).All(),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (sent, _) =>
            {
                using var connection = await RawHttp.ConnectAsync(Cafe);
                await connection.SendAsync(sent);
                // A server may take the end of what is sent for the end of the client, so it gets time to answer first.
                var said = await connection.ReadToEndAsync(TimeSpan.FromSeconds(2));
                connection.EndSending();
                said += await connection.ReadToEndAsync(Patience);
                foreach (Match answer in StatusLine().Matches(said))
                {
                    // 505 is the web server's true word on a version that it doesn't speak.
                    if (answer.Groups["status"].Value is ['5', ..] and not "505")
                        complaints.Enqueue($"{Encoding.Latin1.GetString(sent)}\n  {said}");
                }

                if (said.Contains("X-Served-By") && ErrorStatusLine().IsMatch(said)
                    && !said.Contains("application/problem+json"))
                {
                    complaints.Enqueue($"{Encoding.Latin1.GetString(sent)}\n  {said}");
                }
            });

        Summary(complaints).ShouldBeEmpty();
        await NothingIsBroken(processes);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Clients_that_stall_or_vanish_keep_nobody_waiting()
    {
        var processes = await Processes();
        var item = await Staff.AddItem();
        var order = new BrokenHttp(Bodies.Order(Marker, (item, 1)).ToJsonString()).WellFormed;
        var menu = "GET /api/menu HTTP/1.1\r\nHost: cafe\r\n\r\n"u8.ToArray();
        var stalled = new List<RawHttp>();

        // Before anything is said; in the middle of the first line, of the headers, of the body; after everything.
        foreach (var sent in new[] { [], order[..8], order[..40], order[..^20], order, menu })
        {
            for (var i = 0; i < 20; i++)
            {
                var connection = await RawHttp.ConnectAsync(Cafe);
                await connection.SendAsync(sent);
                stalled.Add(connection);
            }
        }

        using var patient = await RawHttp.ConnectAsync(Cafe);
        await patient.SendAsync(order[..^20]);

        await Guest.GetMenu();
        await Guest.PlaceOrder("Ada", (item, 1));

        foreach (var connection in stalled)
            connection.Abort();
        await Guest.PlaceOrder("Ada", (item, 1));

        // The last one is left to the server's own patience with slow clients.
        (await patient.ReadToEndAsync(TimeSpan.FromSeconds(15))).ShouldNotMatch(@"^HTTP/1\.1 5");

        // Of orders that nobody waited for any number may have been placed, but each wholly or not at all.
        (await Audit.IdsAsync(Marker)).Count.ShouldBeInRange(0, 20);
        await NothingIsBroken(processes);
    }

    [GeneratedRegex(@"^HTTP/1\.[01] (?<status>\d{3})", RegexOptions.Multiline)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"^HTTP/1\.[01] 4\d\d", RegexOptions.Multiline)]
    private static partial Regex ErrorStatusLine();
}
