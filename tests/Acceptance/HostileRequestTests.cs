using System.Collections.Concurrent;
using System.Net;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>Requests that mean harm. What guesses passwords comes from an address of its own, so that nobody else runs into
/// its limit.</summary>
public sealed class HostileRequestTests(CafeTarget cafe) : HostileTest(cafe)
{
    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Thousands_of_hostile_requests_do_no_harm()
    {
        var processes = await Processes();
        var item = await Staff.AddItem();
        var requests = new HostileRequests(Marker, item, await Guest.PlaceOrder("Ada", (item, 1))).All().ToList();
        var attacker = Cafe.CreateClient(staff: true, from: IPAddress.Parse("127.66.6.6"));
        var complaints = new ConcurrentQueue<string>();
        var placed = new ConcurrentDictionary<Guid, bool>();

        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (request, _) =>
            {
                using var message = request.ToMessage(Cafe.Url);
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
        (await Audit.IdsAsync(Marker)).Except(placed.Keys).ShouldBeEmpty("orders that nobody was told of");
        foreach (var id in placed.Keys)
            await Guest.GetOrder(id);
        await NothingIsBroken(processes);
        Summary(complaints).ShouldBeEmpty();
    }
}
