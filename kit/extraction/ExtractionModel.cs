using Microsoft.EntityFrameworkCore;

namespace Cafe.Extraction;

/// <summary>The tables of the route groups, for the migrations of the database that keeps them.</summary>
public static class ExtractionModel
{
    /// <summary>Adds <c>route_groups</c>, <c>route_changes</c>, <c>accepted_writes</c> and <c>write_marks</c>.</summary>
    public static void AddRouteGroups(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<RouteGroupRow>(group =>
        {
            group.ToTable("route_groups");
            group.HasKey(g => g.Name);
        });

        modelBuilder.Entity<RouteChangeRow>(change =>
        {
            change.ToTable("route_changes");
            change.Property(c => c.Id).UseIdentityAlwaysColumn();
            change.Property(c => c.At).HasDefaultValueSql("now()");
        });

        // What went around the gateway has words in `what`; requests have none there.
        modelBuilder.Entity<AcceptedWritesRow>(writes =>
        {
            writes.ToTable("accepted_writes");
            writes.HasKey(w => new { w.GroupName, w.Side, w.What });
        });

        // A request that may change data, from before it is sent until its answer is known.
        modelBuilder.Entity<WriteMarkRow>(mark =>
        {
            mark.ToTable("write_marks");
            mark.Property(m => m.Id).ValueGeneratedNever();
            mark.Property(m => m.At).HasDefaultValueSql("now()");
            mark.HasIndex(m => new { m.GroupName, m.Side });
        });
    }

    private sealed class RouteGroupRow
    {
        public required string Name { get; init; }
        public required string Mode { get; init; }
    }

    private sealed class RouteChangeRow
    {
        public long Id { get; init; }
        public required string GroupName { get; init; }
        public string? FromMode { get; init; }
        public required string ToMode { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Who { get; init; }
        public required string Why { get; init; }
        public string? Hidden { get; init; }
    }

    private sealed class AcceptedWritesRow
    {
        public required string GroupName { get; init; }
        public required string Side { get; init; }
        public required string What { get; init; }
        public long Count { get; init; }
        public DateTimeOffset FirstAt { get; init; }
        public DateTimeOffset LastAt { get; init; }
    }

    private sealed class WriteMarkRow
    {
        public Guid Id { get; init; }
        public required string GroupName { get; init; }
        public required string Side { get; init; }
        public DateTimeOffset At { get; init; }
    }
}
