using System.Collections.Concurrent;
using Cafe.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>A program that sends requests to the service without a pause. Each may be sent once more, as the gateway and the
/// services do it with what is safe.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int Workers = 8;
    private const int RequestsPerStep = 2 * Workers;

    // What MenuClient of orders gives one try.
    private static readonly TimeSpan TryFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    private readonly CloudMapWorld _world;
    private readonly ServiceProvider _program;
    private readonly FollowedSource _source;
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly Task _running;
    private int _answered;
    private int _repeated;

    private SteadyLoad(CloudMapWorld world)
    {
        _world = world;
        var services = new ServiceCollection();
        world.AddTo(services);
        services.AddHttpClient(CloudMapWorld.Service, client => client.BaseAddress = new($"http://{CloudMapWorld.Service}"))
            .AddHttpMessageHandler(() => new OnceMore(this)).AddDiscovery();
        _source = CloudMapWorld.Follow(services);
        _program = services.BuildServiceProvider();
        _client = _program.GetRequiredService<IHttpClientFactory>().CreateClient(CloudMapWorld.Service);
        _running = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>Requests that were answered.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Requests that were sent once more.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>Why requests got no answer.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Begins once the service has an instance.</summary>
    public static async Task<SteadyLoad> StartAsync(CloudMapWorld world)
    {
        var load = new SteadyLoad(world);
        await load.MoreAsync();
        return load;
    }

    /// <returns>The host that a request would go to now.</returns>
    public async Task<string> PickAsync() =>
        (await _program.GetRequiredService<ServiceDirectory>().PickAsync(CloudMapWorld.Service, CancellationToken.None)).Address.Host;

    /// <summary>Lets virtual time pass, and as many requests that no half second of it is without.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var until = _world.Clock.Elapsed + TimeSpan.FromSeconds(seconds); _world.Clock.Elapsed < until;)
        {
            _world.Clock.Advance(Step);
            await MoreAsync();
            await _source.AnsweredAsync();
        }
    }

    /// <summary>Waits for further requests.</summary>
    public Task MoreAsync(int requests = RequestsPerStep)
    {
        var enough = Answered + requests;
        return CloudMapWorld.EventuallyAsync(() => Answered + _failures.Count >= enough);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _client.Dispose();
        await _program.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await _client.GetAsync(new Uri("/", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref _answered);
            }
            catch (Exception e)
            {
                _failures.Enqueue(e.Message);
            }
        }
    }

    private sealed class OnceMore(SteadyLoad load) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await TryAsync(request, cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                Interlocked.Increment(ref load._repeated);
                return await TryAsync(request, cancellationToken);
            }
        }

        private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TryFor);
            return await base.SendAsync(request, limit.Token);
        }
    }
}
