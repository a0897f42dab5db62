using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

/// <summary>Guests who order at a steady pace, however the café fares. Each has a name and an idempotency key of
/// its own, and asks again until the order is acknowledged.</summary>
internal sealed class OrderLoad(Uri cafe, IReadOnlyList<MenuItem> menu, int seed) : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Random _random = new(seed);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = cafe, Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>What the guests saw besides success, and how often.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = [];

    /// <returns>The order of each guest; it fails if one of them has lost patience.</returns>
    public async Task<IReadOnlyList<PlacedOrder>> RunAsync(int perSecond, TimeSpan duration)
    {
        var guests = new List<Task<PlacedOrder>>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / perSecond);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration; await tick.WaitForNextTickAsync())
        {
            // Those of ticks that were missed as well: this machine does other things, too.
            while (guests.Count < watch.Elapsed.TotalSeconds * perSecond)
                guests.Add(OrderAsync($"guest-{guests.Count}"));
        }

        return await Task.WhenAll(guests);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>One guest's order.</summary>
    /// <param name="key">The guest's name, and the idempotency key.</param>
    public async Task<PlacedOrder> OrderAsync(string key)
    {
        var lines = Enumerable.Range(0, _random.Next(1, 4))
            .Select(_ => new { itemId = menu[_random.Next(menu.Count)].Id, quantity = _random.Next(1, 10) }).ToList();
        var pause = ShortestPause;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/orders", UriKind.Relative));
                request.Headers.Add("Idempotency-Key", key);
                request.Content = JsonContent.Create(new { customer = key, lines });
                using var answer = await _http.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                    return (await answer.Content.ReadFromJsonAsync<PlacedOrder>())!;
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout);
                Count($"{(int)answer.StatusCode}");
            }
            catch (HttpRequestException e)
            {
                Count($"{e.HttpRequestError}");
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                Count(e.GetType().Name);
            }

            await Task.Delay(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        throw new ShouldAssertException($"{key} was not acknowledged within {Patience.TotalSeconds} s.");
    }

    private void Count(string failure) => Failures.AddOrUpdate(failure, 1, (_, count) => count + 1);
}
