using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>What a consumer subscribes to.</summary>
public sealed partial class EventSubscriptions
{
    private readonly string _consumer;
    private readonly EventTransport _transport;
    private readonly List<Subscription> _all = [];

    internal EventSubscriptions(string consumer, EventTransport transport)
    {
        _consumer = FeedQuery.IsConsumer(consumer)
            ? consumer
            : throw new ArgumentException($"'{consumer}' is no name of a consumer: lower-case letters, digits and hyphens.", nameof(consumer));
        _transport = transport;
    }

    internal IReadOnlyList<Subscription> All => _all;

    /// <summary>Subscribes to the events of a service, by the transport that <c>Events:Transport</c> names.</summary>
    /// <typeparam name="THandler">Applies them. Its constructor may ask for singletons.</typeparam>
    /// <param name="source">The service's logical name, and that of its HTTP client in <see cref="IHttpClientFactory"/>.</param>
    /// <param name="tables">The handler's tables, of the schema <c>public</c>, which no other handler writes: a rebuild makes
    /// them anew. No foreign key, trigger or view has to do with them, and no column is <c>serial</c>; identity will do.</param>
    /// <exception cref="ArgumentException">A name is none, or is taken by another subscription.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key of the transport that is wrong.</exception>
    public EventSubscriptions Subscribe<THandler>(string source, IReadOnlyList<string> tables)
        where THandler : class, IEventHandler
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (!FeedQuery.IsConsumer(source) || _all.Any(other => other.Source == source))
            throw new ArgumentException($"'{source}' is no name of a service, or is subscribed to already.", nameof(source));
        if (tables.FirstOrDefault(t => !TableName().IsMatch(t) || _all.Any(other => other.Tables.Contains(t))) is { } table)
            throw new ArgumentException($"'{table}' is no name of a table, or belongs to another subscription.", nameof(tables));
        _all.Add(new(
            _consumer, source, tables,
            services => EventTransport.Feed(services, source), _transport.LiveSource(source),
            services => ActivatorUtilities.CreateInstance<THandler>(services)));
        return this;
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}

/// <summary>Adds a consumer of events to a service.</summary>
public static class ConsumerExtensions
{
    /// <summary>
    /// Keeps read models up to date with the events of other services. The service has an <see cref="NpgsqlDataSource"/>
    /// for the database whose model calls <see cref="ConsumerModel.AddEventConsumer"/>, and an HTTP client of the name of each
    /// source (<see cref="IHttpClientFactory"/>), with its base address and whatever lets it in.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="consumer">Under which name the sources know the service: lower-case letters, digits and hyphens.</param>
    /// <param name="subscribe">Says what to subscribe to.</param>
    /// <exception cref="ArgumentException">A name is none.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key of the transport that is wrong.</exception>
    public static void AddEventConsumer(this WebApplicationBuilder builder, string consumer, Action<EventSubscriptions> subscribe)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(subscribe);
        var transport = EventTransport.Read(builder.Configuration);
        var subscriptions = new EventSubscriptions(consumer, transport);
        subscribe(subscriptions);
        builder.Services.AddHttpClient();
        // What goes wrong is told once; the rest would be four lines for every request.
        foreach (var subscription in subscriptions.All)
            builder.Logging.AddFilter($"System.Net.Http.HttpClient.{subscription.Source}", LogLevel.Warning);
        builder.Services.TryAddSingleton(TimeProvider.System);
        transport.AddClient(builder.Services);
        builder.Services.AddSingleton(subscriptions);
        builder.Services.AddSingleton<ConsumerMetrics>();
        builder.Services.AddSingleton<Rebuilder>();
        builder.Services.AddSingleton(services => new EventProgress(subscriptions, services.GetRequiredService<NpgsqlDataSource>(), services));
        builder.Services.AddHostedService<EventConsumer>();
    }
}

/// <param name="Consumer">Who reads.</param>
/// <param name="Source">Whose events.</param>
/// <param name="Tables">What is made of them.</param>
/// <param name="NewSource">The feed, for all but the live consumer: what a rebuild read from a queue, that would miss.</param>
/// <param name="NewLiveSource">What the live consumer reads: another transport is another source.</param>
/// <param name="NewHandler">For one run.</param>
internal sealed record Subscription(
    string Consumer, string Source, IReadOnlyList<string> Tables,
    Func<IServiceProvider, IEventSource> NewSource, Func<IServiceProvider, IEventSource> NewLiveSource, Func<IServiceProvider, IEventHandler> NewHandler)
{
    /// <summary>The name under which a rebuild reads, beside the live consumer.</summary>
    public string RebuildConsumer => $"{Consumer}-rebuild";

    /// <summary>Where the new tables are until the swap.</summary>
    public string RebuildSchema => $"rebuild_{Source}";

    public string LiveLock => $"cafe.events consumer {Source}";

    public string RebuildLock => $"cafe.events rebuild {Source}";
}
