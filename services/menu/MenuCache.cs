using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Cafe.Menu;

public sealed record MenuView(string Currency, IReadOnlyList<MenuCategoryView> Categories);

public sealed record MenuCategoryView(long Id, string Name, IReadOnlyList<MenuEntryView> Items);

public sealed record MenuEntryView(
    long Id, string Name, string? Description, decimal Price, bool Available, string? Image);

/// <summary>All items there ever were, for the service that prices orders.</summary>
public sealed record SoldItems(IReadOnlyList<SoldItem> Items);

public sealed record SoldItem(long Id, string Name, decimal Price, bool Available, bool Archived);

/// <summary>An answer that is ready to be written.</summary>
public sealed record ReadyAnswer(byte[] Json, EntityTagHeaderValue ETag);

/// <summary>
/// The menu in memory, as the bytes of its answers. It asks the database a few times a second whether anything
/// changed, so that a change by whatever replica, import or replication arrives; a replica that changes
/// something refreshes its own at once.
/// </summary>
public sealed partial class MenuCache(
    NpgsqlDataSource database, IOptions<JsonOptions> json, CafeSettings cafe, TimeProvider time, ILogger<MenuCache> log) : BackgroundService, IReadiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Without word from the database for so long, the menu may have changed without this process knowing.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(10);

    /// <summary>Whoever finds a process by its name may ask it before it is ready. So long a request waits for the first copy.</summary>
    private static readonly TimeSpan FirstCopyWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private readonly TaskCompletionSource _firstCopy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Copy? _copy;
    private bool _isSilent;
    private long _heard;

    /// <param name="Fingerprint">Differs whenever a row of the menu differs.</param>
    private sealed record Copy(string Fingerprint, ReadyAnswer Menu, ReadyAnswer SoldItems);

    /// <exception cref="TimeoutException">The database has not been heard of for too long.</exception>
    public async ValueTask<ReadyAnswer> MenuAsync(CancellationToken cancel) => (await CurrentAsync(cancel)).Menu;

    /// <exception cref="TimeoutException">The database has not been heard of for too long.</exception>
    public async ValueTask<ReadyAnswer> SoldItemsAsync(CancellationToken cancel) => (await CurrentAsync(cancel)).SoldItems;

    private async ValueTask<Copy> CurrentAsync(CancellationToken cancel)
    {
        if (_copy is null)
            await _firstCopy.Task.WaitAsync(FirstCopyWait, time, cancel);
        return _copy is { } copy && time.GetElapsedTime(Volatile.Read(ref _heard)) < MaxSilence
            ? copy
            : throw new TimeoutException("the database has not been heard of for too long");
    }

    public Task<string?> WhyNotAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_copy is null ? "the menu is not read yet" : null);

    /// <summary>Reads the menu anew after a change that this process made: its next answer has it.</summary>
    public async Task TryRefreshAsync(CancellationToken cancel)
    {
        try
        {
            await RefreshAsync(cancel);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            // The change itself is safe, and is seen with the next look.
        }
    }

    /// <summary>Reads the menu anew if it changed.</summary>
    private async Task RefreshAsync(CancellationToken cancel)
    {
        await _refreshing.WaitAsync(cancel);
        try
        {
            var asked = time.GetTimestamp();
            var fingerprint = await FingerprintAsync(cancel);
            if (fingerprint != _copy?.Fingerprint)
                _copy = await ReadAsync(fingerprint, cancel);
            Volatile.Write(ref _heard, asked);
            _firstCopy.TrySetResult();
        }
        finally
        {
            _refreshing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
                _isSilent = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next look may succeed; until then the copy is served while it may be.
                if (!_isSilent)
                    LogSilent(log, e.GetBaseException().Message);
                _isSilent = true;
            }
            catch (OperationCanceledException)
            {
                // The process stops.
            }

            await Task.Delay(Interval * (0.8 + 0.4 * Random.Shared.NextDouble()), time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Versions only grow and rows stay, so sum and count change with every change of an item.
    private async Task<string> FingerprintAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            SELECT concat_ws(' ',
                (SELECT concat_ws(' ', count(*), sum(version)) FROM menu_items),
                (SELECT string_agg(concat_ws(' ', id, position, name), ',' ORDER BY id) FROM menu_categories))
            """);
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }

    private async Task<Copy> ReadAsync(string fingerprint, CancellationToken cancel)
    {
        var categories = await CategoriesAsync(cancel);
        var menu = new MenuView(cafe.Currency, [.. categories.Select(c => new MenuCategoryView(c.Id, c.Name,
            [.. OnTheMenu(c).Select(i => new MenuEntryView(i.Id, i.Name, i.Description, i.Price, i.Available, i.Image))]))]);
        var sold = new SoldItems([.. categories.SelectMany(c => c.Items)
            .Select(i => new SoldItem(i.Id, i.Name, i.Price, i.Available, i.ArchivedAt is not null))]);
        return new(fingerprint, new(Bytes(menu), ETag(categories)), Tagged(Bytes(sold)));
    }

    // By hand: a process that starts would wait longer for EF Core's model than for the menu.
    private async Task<List<MenuCategory>> CategoriesAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            SELECT c.id, c.name, i.id, i.name, i.description, i.price, i.available, i.image, i.archived_at, i.version
            FROM menu_categories c LEFT JOIN menu_items i ON i.category_id = c.id
            ORDER BY c.position, c.id, i.id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var categories = new List<MenuCategory>();
        while (await reader.ReadAsync(cancel))
        {
            if (categories is not [.., var category] || category.Id != reader.GetInt64(0))
                categories.Add(category = new() { Id = reader.GetInt64(0), Name = reader.GetString(1) });
            if (reader.IsDBNull(2))
                continue;
            category.Items.Add(new()
            {
                Id = reader.GetInt64(2),
                CategoryId = category.Id,
                Name = reader.GetString(3),
                Description = reader.IsDBNull(4) ? null : reader.GetString(4),
                Price = reader.GetDecimal(5),
                Available = reader.GetBoolean(6),
                Image = reader.IsDBNull(7) ? null : reader.GetString(7),
                ArchivedAt = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8),
                Version = reader.GetInt64(9),
            });
        }

        return categories;
    }

    private static IEnumerable<MenuItem> OnTheMenu(MenuCategory category) => category.Items.Where(i => i.ArchivedAt is null);

    private byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, json.Value.SerializerOptions);

    private static ReadyAnswer Tagged(byte[] bytes) => new(bytes, Digest(bytes));

    /// <summary>
    /// A digest of all that the menu's answer is made of. A row's version stands for the row, so that
    /// whoever serves the same rows gives the same tag.
    /// </summary>
    private EntityTagHeaderValue ETag(IEnumerable<MenuCategory> categories)
    {
        var content = new StringBuilder(cafe.Currency);
        foreach (var category in categories)
        {
            content.Append(CultureInfo.InvariantCulture, $"\n{category.Id} {category.Name}");
            foreach (var item in OnTheMenu(category))
                content.Append(CultureInfo.InvariantCulture, $"\n {item.Id} {item.Version}");
        }

        return Digest(Encoding.UTF8.GetBytes(content.ToString()));
    }

    private static EntityTagHeaderValue Digest(byte[] content) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");

    public override void Dispose()
    {
        _refreshing.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "The menu can't be read, the copy in memory serves while it may: {Reason}")]
    private static partial void LogSilent(ILogger logger, string reason);
}
