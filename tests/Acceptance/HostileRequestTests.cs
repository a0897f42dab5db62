using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>
/// Whatever is sent, the café answers or hangs up, goes on, and keeps its books in order. What guesses passwords comes
/// from an address of its own, so that nobody else runs into its limit.
/// </summary>
public sealed partial class HostileRequestTests(CafeTarget cafe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);
    private readonly OrderAudit _audit = new(cafe);
    private readonly string _marker = $"Hostile {Guid.NewGuid():N}";

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Thousands_of_hostile_requests_do_no_harm()
    {
        var processes = await Processes();
        var item = await _staff.AddItem();
        var requests = new HostileRequests(_marker, item, await _guest.PlaceOrder("Ada", (item, 1))).All().ToList();
        var attacker = cafe.CreateClient(staff: true, from: IPAddress.Parse("127.66.6.6"));
        var complaints = new ConcurrentQueue<string>();
        var placed = new ConcurrentDictionary<Guid, bool>();

        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (request, _) =>
            {
                using var message = request.ToMessage(cafe.Url);
                try
                {
                    var answer = await attacker.SendAsIs(message);
                    if (request.Complaint(answer) is { } complaint)
                        complaints.Enqueue($"{request}\n  {complaint}: {answer}");
                    else if (request is { Method: "POST", Path: "/api/orders" } && answer.Status is 200 or 201)
                        placed[answer.As<Order>().Id] = true;
                }
                catch (HttpRequestException) when (request.Expected.Contains(413))
                {
                    // Whoever refuses to read on hangs up, and on the way of what is still sent the answer may be lost (RFC 9112, 9.6).
                }
                catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
                {
                    complaints.Enqueue($"{request}\n  no answer: {exception.Message}");
                }
            });

        requests.Count.ShouldBeGreaterThan(1_000);
        (await _audit.IdsAsync(_marker)).Except(placed.Keys).ShouldBeEmpty("orders that nobody was told of");
        foreach (var id in placed.Keys)
            await _guest.GetOrder(id);
        await NothingIsBroken(processes);
        Summary(complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_HTTP_does_no_harm()
    {
        var processes = await Processes();
        var item = await _staff.AddItem();
        var complaints = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(
            new BrokenHttp(Bodies.Order(_marker, (item, 1)).ToJsonString()).All(),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (sent, _) =>
            {
                using var connection = await RawHttp.ConnectAsync(cafe);
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
        var item = await _staff.AddItem();
        var order = new BrokenHttp(Bodies.Order(_marker, (item, 1)).ToJsonString()).WellFormed;
        var menu = "GET /api/menu HTTP/1.1\r\nHost: cafe\r\n\r\n"u8.ToArray();
        var stalled = new List<RawHttp>();

        // Before anything is said; in the middle of the first line, of the headers, of the body; after everything.
        foreach (var sent in new[] { [], order[..8], order[..40], order[..^20], order, menu })
        {
            for (var i = 0; i < 20; i++)
            {
                var connection = await RawHttp.ConnectAsync(cafe);
                await connection.SendAsync(sent);
                stalled.Add(connection);
            }
        }

        using var patient = await RawHttp.ConnectAsync(cafe);
        await patient.SendAsync(order[..^20]);

        await _guest.GetMenu();
        await _guest.PlaceOrder("Ada", (item, 1));

        foreach (var connection in stalled)
            connection.Abort();
        await _guest.PlaceOrder("Ada", (item, 1));

        // The last one is left to the server's own patience with slow clients.
        (await patient.ReadToEndAsync(TimeSpan.FromSeconds(15))).ShouldNotMatch(@"^HTTP/1\.1 5");

        // Of orders that nobody waited for any number may have been placed, but each wholly or not at all.
        (await _audit.IdsAsync(_marker)).Count.ShouldBeInRange(0, 20);
        await NothingIsBroken(processes);
    }

    private async Task<IEnumerable<(string, int?)>> Processes() =>
        (await cafe.StatusAsync()).Processes.Select(process => (process.Name, process.Pid));

    private async Task NothingIsBroken(IEnumerable<(string, int?)> processes)
    {
        (await Processes()).ShouldBe(processes, "a process has been lost");
        await _guest.Get("/health/live").Expect(200);
        await _guest.Get("/health/ready").Expect(200);
        (await _audit.HalfWrittenAsync()).ShouldBeEmpty("orders that are half written");
    }

    private static string Summary(ConcurrentQueue<string> complaints) => complaints.IsEmpty
        ? ""
        : $"{complaints.Count} in all, such as\n{string.Join('\n', complaints.Take(25))}";

    [GeneratedRegex(@"^HTTP/1\.[01] (?<status>\d{3})", RegexOptions.Multiline)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"^HTTP/1\.[01] 4\d\d", RegexOptions.Multiline)]
    private static partial Regex ErrorStatusLine();
}
