using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Reads the aggregates that a service owns as events, page by page in the order of a key that never changes. It is
/// what a new consumer begins with, so it reads all of them, fast: millions.
/// </summary>
public interface ISnapshotSource
{
    /// <param name="after">The key of the last row of the page before; <c>null</c> for the first page.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="connection">Open, on the service's database, this call's alone.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>The rows by key. As many as the limit tell that there may be more.</returns>
    IAsyncEnumerable<SnapshotRow> ReadAsync(string? after, int limit, NpgsqlConnection connection, CancellationToken cancel);
}

/// <summary>An aggregate as it is now.</summary>
/// <param name="Key">Its place in the order of the snapshot; opaque to consumers.</param>
/// <param name="Type">The type of the event that tells of its changes.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Time">Of its last change, or of its creation where no other is known.</param>
/// <param name="Data">The aggregate as JSON in UTF-8, as in its events. The memory may be used again for the next row.</param>
public readonly record struct SnapshotRow(
    string Key, string Type, string Subject, long Version, DateTimeOffset Time, ReadOnlyMemory<byte> Data);
