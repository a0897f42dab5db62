using System.Globalization;
using Amazon.ServiceDiscovery;
using Amazon.ServiceDiscovery.Model;

namespace Cafe.Deploy.Aws;

/// <summary>
/// One deployment of an application at a time. The lock is a Cloud Map service without DNS: making a second one of the
/// same name fails, which is what a lock needs, it costs nothing, and it is deleted by its id, so that of two who find it
/// expired each can only delete the one that it saw. Its description says who holds it, and until when.
/// </summary>
internal sealed class DeployLock : IAsyncDisposable
{
    public const string ServiceName = "deploy-lock";

    // The holder renews it at a third of that; one that was killed stands in nobody's way for longer.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    // A renewal later: whoever is alive has renewed it by then, whatever the two machines' clocks say.
    private static readonly TimeSpan Doubt = (Lifetime / 3) + TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReleaseLimit = TimeSpan.FromSeconds(10);

    private readonly AwsClients _aws;
    private readonly TimeProvider _clock;
    private readonly string _id;
    private readonly string _owner;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;

    private DeployLock(AwsClients aws, TimeProvider clock, string id, string owner)
    {
        (_aws, _clock, _id, _owner) = (aws, clock, id, owner);
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when somebody else has taken the lock, as after a long sleep of this machine.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DeployException">Somebody else holds it.</exception>
    public static async Task<DeployLock> TakeAsync(
        AwsClients aws, TimeProvider clock, string application, string namespaceId, string owner, CancellationToken cancellation)
    {
        // Each attempt is for one that has just gone: more than a few of those are a crowd.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                var made = await aws.CloudMap.CreateServiceAsync(
                    new()
                    {
                        Name = ServiceName, NamespaceId = namespaceId, Type = ServiceTypeOption.HTTP,
                        Description = Describe(owner, clock),
                        Tags = [.. Ownership.Tags(application).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
                    },
                    cancellation);
                return new DeployLock(aws, clock, made.Service.Id, owner);
            }
            catch (ServiceAlreadyExistsException e)
            {
                await RemoveExpiredAsync(aws, clock, e.ServiceId, cancellation);
            }
        }

        throw new DeployException("the deploy lock can't be had: others take it all the time", ExitCodes.Locked);
    }

    /// <summary>Does what needs the lock; when somebody else has taken it, stops there.</summary>
    /// <exception cref="DeployException">Somebody else has taken the lock.</exception>
    public async Task HoldAsync(Func<CancellationToken, Task> doAsync, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Lost);
        try
        {
            await doAsync(stop.Token);
        }
        catch (OperationCanceledException) when (Lost.IsCancellationRequested)
        {
            throw new DeployException("somebody else has taken the deploy lock: what was begun goes on at AWS, the rest is untouched", ExitCodes.Locked);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        using var limit = new CancellationTokenSource(ReleaseLimit);
        try
        {
            await _aws.CloudMap.DeleteServiceAsync(new() { Id = _id }, limit.Token);
        }
        catch (Exception e) when (e is ServiceNotFoundException or AmazonServiceDiscoveryException or OperationCanceledException or HttpRequestException)
        {
            // It expires by itself.
        }

        _stop.Dispose();
        _lost.Dispose();
    }

    private static async Task RemoveExpiredAsync(AwsClients aws, TimeProvider clock, string id, CancellationToken cancellation)
    {
        try
        {
            var there = (await aws.CloudMap.GetServiceAsync(new() { Id = id }, cancellation)).Service;
            DemandExpired(there.Description, clock);
            await Task.Delay(Doubt, clock, cancellation);
            var later = (await aws.CloudMap.GetServiceAsync(new() { Id = id }, cancellation)).Service;
            if (later.Description != there.Description)
                throw new DeployException($"{Parse(later.Description).Owner} is deploying. Try again later", ExitCodes.Locked);
            await aws.CloudMap.DeleteServiceAsync(new() { Id = id }, cancellation);
        }
        catch (ServiceNotFoundException)
        {
            // Whoever held it has let go.
        }
    }

    private static void DemandExpired(string? description, TimeProvider clock)
    {
        var (owner, expires) = Parse(description);
        if (expires > clock.GetUtcNow())
            throw new DeployException(
                $"{owner} is deploying; its lock expires at {expires:HH:mm:ss} UTC unless it is renewed. Try again later", ExitCodes.Locked);
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lifetime / 3, _clock, _stop.Token);
                try
                {
                    await _aws.CloudMap.UpdateServiceAsync(
                        new() { Id = _id, Service = new() { Description = Describe(_owner, _clock) } }, _stop.Token);
                }
                catch (ServiceNotFoundException)
                {
                    await _lost.CancelAsync();
                    return;
                }
                catch (Exception e) when (e is AmazonServiceDiscoveryException or HttpRequestException)
                {
                    // Two more attempts follow before it expires.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }

    private static string Describe(string owner, TimeProvider clock) =>
        $"{(clock.GetUtcNow() + Lifetime).ToString("O", CultureInfo.InvariantCulture)} {owner}";

    // What nobody can have written expires at once.
    private static (string Owner, DateTimeOffset Expires) Parse(string? description) =>
        description?.Split(' ', 2) is [var until, var owner]
        && DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var expires)
            ? (owner, expires)
            : ("somebody", DateTimeOffset.MinValue);
}
