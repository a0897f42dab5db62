using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cafe.Bench.Harness;
using Cafe.Discovery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cafe.Bench;

/// <summary><c>discovery</c>: what choosing an instance adds to a request, and how often Cloud Map is asked.</summary>
internal static class DiscoveryBench
{
    private const int Requests = 200_000;
    private const int Processes = 100;
    private const int Minutes = 10;

    // A second, of an account in a region: "AWS Cloud Map quotas" in its developer guide.
    private const int DiscoverQuota = 1000;
    private const int RevisionQuota = 3000;

    private static readonly int[] Instances = [1, 10, 300];

    public static Command Create() => BenchOptions.Command(
        "discovery", "Time that choosing an instance adds to a request, and calls to Cloud Map a minute beside its quotas.", RunAsync, seconds: null);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        Console.WriteLine($"{Requests:N0} requests a run, in this process and one after the other, to a handler that answers at once; through DiscoveryHandler, and without it");
        Console.WriteLine($"Machine     load average {(await File.ReadAllTextAsync("/proc/loadavg", cancel)).Split(' ')[0]}");
        var bare = new Side("without");
        List<Side> sides = [bare, .. Instances.Select(count => new Side($"{count} instances", count))];
        foreach (var side in sides)
            await side.RunAsync();
        await Figures.MeasureAsync(options.Runs, "ns a request", [.. sides.Select(side => side.Measured)]);
        var isMet = true;
        foreach (var side in sides.Skip(1))
        {
            isMet &= Figures.Print(
                $"{side.Measured.Name}, added", side.Measured.Values.Zip(bare.Measured.Values, (with, without) => with - without), " ns", Aim.AtMost(1000));
            Figures.Ratio(side.Measured, bare.Measured);
            Console.WriteLine($"{side.Measured.Name}, allocated: {side.Bytes - bare.Bytes} bytes a request, beside {bare.Bytes} without");
        }

        sides.ForEach(side => side.Dispose());

        Console.WriteLine($"\nCalls to the fake of Cloud Map in {Minutes} minutes of virtual time, of one process for one service that it uses");
        Console.WriteLine($"{"",-34}{"Revision/min",14}{"Discover/min",14}   {Processes} processes: of {RevisionQuota:N0}/s and {DiscoverQuota:N0}/s");
        Row("at rest: no request", await CallsAsync(isUsed: false, cancel: cancel));
        Row("in use: 4 requests/s", await CallsAsync(cancel: cancel));
        Row("in use, a change every 10 s", await CallsAsync(changeEvery: TimeSpan.FromSeconds(10), cancel: cancel));
        Row("in use, every call is throttled", await CallsAsync(isThrottled: true, cancel: cancel));
        return isMet;
    }

    private static async Task<(double Revision, double Discover)> CallsAsync(
        bool isUsed = true, bool isThrottled = false, TimeSpan? changeEvery = null, CancellationToken cancel = default)
    {
        await using var map = await CloudMapUnderUse.StartAsync(cancel);
        if (isThrottled) map.Throttle();
        return await map.CountAsync(TimeSpan.FromMinutes(Minutes), isUsed, changeEvery, cancel);
    }

    private static void Row(string what, (double Revision, double Discover) calls) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-34}{calls.Revision,14:0.0}{calls.Discover,14:0.0}   {Share(calls.Revision, RevisionQuota):0.00} % and {Share(calls.Discover, DiscoverQuota):0.00} %"));

    private static double Share(double aMinute, int quota) => aMinute / 60 * Processes / quota * 100;

    /// <summary>One way to send a request.</summary>
    private sealed class Side : IDisposable
    {
        private readonly HttpMessageInvoker _client;

        public Side(string name, int? instances = null)
        {
            HttpMessageHandler handler = new Answering();
            if (instances is { } count)
            {
                var directory = new ServiceDirectory(new Fixed(count), TimeProvider.System, NullLogger<ServiceDirectory>.Instance);
                handler = new DiscoveryHandler(directory) { InnerHandler = handler };
            }

            _client = new(handler);
            Measured = new(name, RunAsync);
        }

        public Measured Measured { get; }

        /// <summary>Allocated by a request.</summary>
        public long Bytes { get; private set; }

        public void Dispose() => _client.Dispose();

        public async Task<double> RunAsync()
        {
            // Everything is answered at once, so all happens on this thread.
            var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            for (var sent = 0; sent < Requests; sent++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://orders/api/orders?limit=50"));
                using var answer = await _client.SendAsync(request, CancellationToken.None);
            }

            var took = Stopwatch.GetElapsedTime(started);
            Bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Requests;
            return took.TotalNanoseconds / Requests;
        }
    }

    private sealed class Fixed(int count) : IEndpointSource
    {
        private readonly IReadOnlyList<Uri> _instances =
            [.. Enumerable.Range(0, count).Select(i => new Uri($"http://10.0.{i / 250}.{(i % 250) + 1}:8080"))];

        public Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel) => Task.FromResult(_instances);
    }

    /// <summary>Reads of the address what a handler with connections reads, which parses it.</summary>
    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var url = request.RequestUri!;
            return Task.FromResult(url.IdnHost.Length + url.Port + url.PathAndQuery.Length > 0
                ? new HttpResponseMessage()
                : throw new InvalidOperationException("A request without an address."));
        }
    }
}
