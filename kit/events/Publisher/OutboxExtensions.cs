using Microsoft.AspNetCore.Builder;
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
    /// <see cref="EventFeed.MapEventFeed"/> opens it. The service has an <see cref="NpgsqlDataSource"/> for the database whose
    /// model calls <see cref="OutboxModel.AddOutbox"/>. Where that was forgotten, every write of an event fails and the relay's
    /// log says which table is missing.
    /// </summary>
    /// <typeparam name="TSnapshot">Reads the aggregates that there are as events; made once.</typeparam>
    /// <remarks>Where <c>Events:Sns:Topic</c> names a topic, the events are published there as well.</remarks>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">It is no ARN of a topic.</exception>
    public static void AddOutbox<TSnapshot>(this WebApplicationBuilder builder, Action<OutboxOptions>? configure = null)
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
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxRelay>());
        builder.Services.AddHostedService<OutboxCleaner>();
        builder.AddSnsPublisher(options);
    }
}
