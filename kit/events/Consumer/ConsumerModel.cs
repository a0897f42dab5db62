using Microsoft.EntityFrameworkCore;

namespace Cafe.Events;

/// <summary>What a consumer adds to its <see cref="DbContext"/>.</summary>
public static class ConsumerModel
{
    /// <summary>Adds the tables <c>event_positions</c> and <c>dead_letters</c> to the model, and so to the service's
    /// migrations.</summary>
    public static void AddEventConsumer(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<EventPosition>(position =>
        {
            position.ToTable("event_positions");
            position.HasKey(p => p.Source).HasName("pk_event_positions");
            position.Property(p => p.Source).HasColumnName("source");
            position.Property(p => p.Stream).HasColumnName("stream");
            position.Property(p => p.Position).HasColumnName("position");
            position.Property(p => p.MovedAt).HasColumnName("moved_at").HasDefaultValueSql("now()");
        });
        modelBuilder.Entity<DeadLetter>(letter =>
        {
            letter.ToTable("dead_letters");
            letter.HasKey(l => l.Id).HasName("pk_dead_letters");
            letter.Property(l => l.Id).HasColumnName("id").UseIdentityAlwaysColumn();
            letter.Property(l => l.Source).HasColumnName("source");
            letter.Property(l => l.Position).HasColumnName("position");
            letter.Property(l => l.Type).HasColumnName("type");
            letter.Property(l => l.Subject).HasColumnName("subject");
            letter.Property(l => l.Version).HasColumnName("version");
            letter.Property(l => l.OccurredAt).HasColumnName("occurred_at");
            letter.Property(l => l.Traceparent).HasColumnName("traceparent");
            letter.Property(l => l.Data).HasColumnName("data").HasColumnType("json");
            letter.Property(l => l.Error).HasColumnName("error");
            letter.Property(l => l.FailedAt).HasColumnName("failed_at").HasDefaultValueSql("now()");
        });
    }
}

/// <summary>How far the read model of a source is. Whoever applies events moves it in the same transaction, from the
/// position that they began at: nobody applies events twice, or past somebody else.</summary>
internal sealed class EventPosition
{
    public required string Source { get; init; }
    public Guid Stream { get; init; }
    public long Position { get; init; }
    public DateTimeOffset MovedAt { get; init; }
}

/// <summary>An event that the handler could not apply.</summary>
internal sealed class DeadLetter
{
    public long Id { get; init; }
    public required string Source { get; init; }
    public long Position { get; init; }
    public required string Type { get; init; }
    public required string Subject { get; init; }
    public long Version { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public string? Traceparent { get; init; }

    /// <summary>As it came: jsonb would refuse some of what JSON allows.</summary>
    public required string Data { get; init; }

    public required string Error { get; init; }
    public DateTimeOffset FailedAt { get; init; }
}
