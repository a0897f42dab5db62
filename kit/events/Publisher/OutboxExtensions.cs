using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>How the events of a service are published.</summary>
public sealed class OutboxOptions
{
    /// <summary>The CloudEvents <c>source</c>; where it isn't set, the application's name.</summary>
    public string Source { get; set; } = "";

    /// <summary>A consumer that is so many events behind is reported.</summary>
    public long TooFarBehind { get; set; } = 100_000;
}

/// <summary>Adds the outbox to a service.</summary>
public static class OutboxExtensions
{
    /// <summary>
    /// Adds the relay, which gives the committed events of the outbox their positions, and what the feed needs:
    /// <see cref="EventFeed.MapEventFeed"/> opens it. The service has an <see cref="NpgsqlDataSource"/> for the database of
    /// <typeparamref name="TDb"/>, whose model calls <see cref="OutboxModel.AddOutbox"/>.
    /// </summary>
    /// <typeparam name="TDb">The service's database.</typeparam>
    /// <typeparam name="TSnapshot">Reads the aggregates that there are as events; made once.</typeparam>
    public static void AddOutbox<TDb, TSnapshot>(this WebApplicationBuilder builder, Action<OutboxOptions>? configure = null)
        where TDb : DbContext
        where TSnapshot : class, ISnapshotSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new OutboxOptions { Source = builder.Environment.ApplicationName };
        configure?.Invoke(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<ISnapshotSource, TSnapshot>();
        builder.Services.AddSingleton<FeedSignal>();
        builder.Services.AddSingleton<FeedReader>();
        builder.Services.AddSingleton<OutboxMetrics>();
        builder.Services.AddSingleton<OutboxRelay>();
        builder.Services.AddHostedService<OutboxCheck<TDb>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxRelay>());
        builder.Services.AddHostedService<OutboxCleaner>();
    }
}

/// <summary>Stops the start of a service whose model lacks the outbox, before it loses an event.</summary>
internal sealed class OutboxCheck<TDb>(IServiceScopeFactory scopes) : IHostedService
    where TDb : DbContext
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<TDb>().Model.FindEntityType(typeof(OutboxEvent)) is null)
        {
            throw new InvalidOperationException(
                $"{typeof(TDb).Name} has no outbox: call modelBuilder.AddOutbox() in OnModelCreating, and add a migration.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
