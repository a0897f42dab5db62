using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Events;

/// <summary>What the outbox adds to a service's <see cref="DbContext"/>.</summary>
public static class OutboxModel
{
    /// <summary>Adds the tables <c>outbox</c>, <c>outbox_stream</c> and <c>outbox_consumers</c> to the model, and so to the
    /// service's migrations.</summary>
    public static void AddOutbox(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OutboxEvent>(e =>
        {
            e.ToTable("outbox");
            e.HasKey(o => o.Id).HasName("pk_outbox");
            e.Property(o => o.Id).HasColumnName("id").UseIdentityAlwaysColumn();
            e.Property(o => o.Position).HasColumnName("position");
            e.Property(o => o.Type).HasColumnName("type");
            e.Property(o => o.Subject).HasColumnName("subject");
            e.Property(o => o.Version).HasColumnName("version");
            e.Property(o => o.Data).HasColumnName("data").HasColumnType("jsonb");
            e.Property(o => o.OccurredAt).HasColumnName("occurred_at").HasDefaultValueSql("now()").ValueGeneratedOnAdd();
            e.Property(o => o.Traceparent).HasColumnName("traceparent");
            // One index of the events that have a position, one of those that have none yet: each row is in one of them.
            e.HasIndex(o => o.Position).IsUnique().HasDatabaseName("ix_outbox_position").HasFilter("position IS NOT NULL");
            e.HasIndex(o => o.Id, "ix_outbox_unstamped").HasDatabaseName("ix_outbox_unstamped").HasFilter("position IS NULL");
        });
        modelBuilder.Entity<OutboxStream>(stream =>
        {
            stream.ToTable("outbox_stream");
            stream.HasKey(s => s.Id).HasName("pk_outbox_stream");
            stream.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
        });
        modelBuilder.Entity<OutboxConsumer>(consumer =>
        {
            consumer.ToTable("outbox_consumers");
            consumer.HasKey(c => c.Name).HasName("pk_outbox_consumers");
            consumer.Property(c => c.Name).HasColumnName("name");
            consumer.Property(c => c.Position).HasColumnName("position");
            consumer.Property(c => c.SeenAt).HasColumnName("seen_at");
        });
    }

    /// <summary>Adds an event to the unit of work: it is written with the change that it tells of, or not at all.</summary>
    /// <param name="db">A context whose model has the outbox.</param>
    /// <param name="type">What has changed, such as <c>order.changed</c>.</param>
    /// <param name="subject">The aggregate's id.</param>
    /// <param name="version">The aggregate's version after the change.</param>
    /// <param name="data">The whole aggregate after the change.</param>
    /// <param name="json">How the data are written; <see cref="JsonSerializerOptions.Web"/> where absent.</param>
    public static void AddEvent<T>(
        this DbContext db, string type, string subject, long version, T data, JsonSerializerOptions? json = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Add(new OutboxEvent
        {
            Type = type,
            Subject = subject,
            Version = version,
            Data = JsonSerializer.Serialize(data, json ?? JsonSerializerOptions.Web),
            Traceparent = Activity.Current?.Id,
        });
    }
}

internal sealed class OutboxEvent
{
    /// <summary>The order in which rows were written, which is not the order in which they were committed.</summary>
    public long Id { get; init; }

    /// <summary>Given by the relay once the row is committed; <c>null</c> until then.</summary>
    public long? Position { get; init; }

    public required string Type { get; init; }
    public required string Subject { get; init; }
    public required long Version { get; init; }
    public required string Data { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public string? Traceparent { get; init; }
}

/// <summary>One row; another id tells consumers to read the snapshot anew.</summary>
internal sealed class OutboxStream
{
    public Guid Id { get; init; }
}

/// <summary>Who needs the events, and up to where not any longer.</summary>
internal sealed class OutboxConsumer
{
    public required string Name { get; init; }
    public long Position { get; init; }
    public DateTimeOffset SeenAt { get; init; }
}
