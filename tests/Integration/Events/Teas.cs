using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Cafe.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cafe.Tests.Integration.Events;

/// <summary>The aggregate of a small publisher.</summary>
internal sealed class Tea
{
    public long Id { get; init; }
    public required string Name { get; set; }
    public decimal Price { get; set; }
    public long Version { get; set; }
}

/// <summary>The publisher's database.</summary>
internal sealed class TeaDb(DbContextOptions<TeaDb> options) : DbContext(options)
{
    public DbSet<Tea> Teas => Set<Tea>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Tea>(tea =>
        {
            tea.ToTable("teas");
            tea.Property(t => t.Id).HasColumnName("id").ValueGeneratedNever();
            tea.Property(t => t.Name).HasColumnName("name");
            tea.Property(t => t.Price).HasColumnName("price").HasPrecision(10, 2);
            tea.Property(t => t.Version).HasColumnName("version");
        });
        modelBuilder.AddOutbox();
    }
}

internal sealed class TeaSnapshot : ISnapshotSource
{
    public async IAsyncEnumerable<SnapshotRow> ReadAsync(
        string? after, int limit, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(
            """
            SELECT id::text, version, json_build_object('id', id, 'name', name, 'price', price)::text
            FROM teas WHERE id > $1::bigint ORDER BY teas.id LIMIT $2
            """, connection)
        {
            Parameters = { new() { Value = after ?? "0" }, new() { Value = limit } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var id = rows.GetString(0);
            yield return new(id, "tea.changed", id, rows.GetInt64(1), DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(rows.GetString(2)));
        }
    }
}

/// <summary>The consumer's database.</summary>
internal sealed class PriceListDb(DbContextOptions<PriceListDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PriceListEntry>(entry =>
        {
            entry.ToTable("price_list");
            entry.HasKey(e => e.TeaId).HasName("pk_price_list");
            entry.Property(e => e.TeaId).HasColumnName("tea_id").ValueGeneratedNever();
            entry.Property(e => e.Name).HasColumnName("name");
            entry.Property(e => e.Price).HasColumnName("price").HasPrecision(10, 2);
            entry.Property(e => e.Version).HasColumnName("version");
            entry.HasIndex(e => e.Price).HasDatabaseName("ix_price_list_price");
        });
        modelBuilder.AddEventConsumer();
    }
}

internal sealed class PriceListEntry
{
    public long TeaId { get; init; }
    public required string Name { get; init; }
    public decimal Price { get; init; }
    public long Version { get; init; }
}

/// <summary>What a test does to a consumer from outside.</summary>
internal sealed class Meddling
{
    /// <summary>Called with each batch, before it is applied.</summary>
    public Func<IReadOnlyList<CloudEvent>, Task> BeforeApply { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with the query of each answered request, before the consumer gets the answer.</summary>
    public Func<string, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with each page of a snapshot, before it is loaded.</summary>
    public Func<Task> BeforeLoad { get; set; } = () => Task.CompletedTask;
}

internal sealed class MeddlingHandler(Meddling meddling) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await meddling.BeforeAnswer(request.RequestUri!.Query);
        return answer;
    }
}

internal sealed class PriceList(Meddling meddling) : IEventHandler
{
    private const string Upsert =
        """
        INSERT INTO price_list (tea_id, name, price, version)
        SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (tea_id) DO UPDATE SET name = excluded.name, price = excluded.price, version = excluded.version
        WHERE price_list.version < excluded.version
        """;

    public async Task ApplyAsync(IReadOnlyList<CloudEvent> events, NpgsqlConnection connection, CancellationToken cancel)
    {
        await meddling.BeforeApply(events);
        // The newest of each tea: one statement can't write a row twice.
        var teas = events.GroupBy(e => e.Subject).Select(ofOne => ofOne.MaxBy(e => e.Version)!)
            .Select(e => (Tea: JsonSerializer.Deserialize<TeaData>(e.Data.Span, JsonSerializerOptions.Web)!, e.Version))
            .ToArray();
        await using var upsert = new NpgsqlCommand(Upsert, connection)
        {
            Parameters =
            {
                new() { Value = teas.Select(t => t.Tea.Id).ToArray() },
                new() { Value = teas.Select(t => t.Tea.Name).ToArray() },
                new() { Value = teas.Select(t => t.Tea.Price).ToArray() },
                new() { Value = teas.Select(t => t.Version).ToArray() },
            },
        };
        await upsert.ExecuteNonQueryAsync(cancel);
    }

    public async Task LoadAsync(IAsyncEnumerable<IReadOnlyList<CloudEvent>> pages, NpgsqlConnection connection, CancellationToken cancel)
    {
        await foreach (var page in pages)
        {
            await meddling.BeforeLoad();
            await ApplyAsync(page, connection, cancel);
        }
    }

    private sealed record TeaData(long Id, string Name, decimal Price);
}
