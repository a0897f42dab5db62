using Cafe.Discovery;
using Cafe.Tests.Deploy.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Bench.Harness;

/// <summary>One process that finds one service in the fake of Cloud Map, over HTTP and in virtual time.</summary>
internal sealed class CloudMapUnderUse : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.25);

    private readonly CloudMapWorld _world;
    private readonly ServiceProvider _program;
    private readonly FollowedSource _source;
    private readonly ServiceDirectory _directory;
    private int _changes;

    private CloudMapUnderUse(CloudMapWorld world)
    {
        _world = world;
        var services = new ServiceCollection();
        world.AddTo(services);
        _source = CloudMapWorld.Follow(services);
        _program = services.BuildServiceProvider();
        _directory = _program.GetRequiredService<ServiceDirectory>();
    }

    /// <summary>With one instance, and it has been asked for.</summary>
    public static async Task<CloudMapUnderUse> StartAsync(CancellationToken cancel)
    {
        var use = new CloudMapUnderUse(await CloudMapWorld.StartAsync());
        use.Change();
        use._world.Settle();
        await use.RequestAsync(cancel);
        return use;
    }

    /// <summary>From now on Cloud Map is asked too often.</summary>
    public void Throttle() => _world.Throttle();

    /// <summary>Lets virtual time pass.</summary>
    /// <returns>Calls a minute.</returns>
    public async Task<(double Revision, double Discover)> CountAsync(
        TimeSpan duration, bool isUsed, TimeSpan? changeEvery, CancellationToken cancel)
    {
        var (before, changed) = (_world.Aws.Calls.Count, TimeSpan.Zero);
        for (var passed = TimeSpan.Zero; passed < duration; passed += Step)
        {
            _world.Clock.Advance(Step);
            if (passed - changed >= changeEvery)
            {
                changed = passed;
                Change();
            }

            if (isUsed)
                await RequestAsync(cancel);
        }

        var calls = _world.Aws.Calls.Skip(before).CountBy(call => call.Operation).ToDictionary();
        return (calls.GetValueOrDefault("DiscoverInstancesRevision") / duration.TotalMinutes, calls.GetValueOrDefault("DiscoverInstances") / duration.TotalMinutes);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _world.DisposeAsync();
    }

    private async Task RequestAsync(CancellationToken cancel)
    {
        await _directory.PickAsync(CloudMapWorld.Service, cancel);
        await _source.AnsweredAsync(cancel);
    }

    /// <summary>An instance comes, and the next time it goes.</summary>
    private void Change()
    {
        if (_changes++ % 2 == 0)
            _world.Begin("a", "10.0.0.1");
        else
            _world.Leave("a");
    }
}
