using Npgsql;

namespace Cafe.Events;

/// <summary>
/// An advisory lock of PostgreSQL, held by a connection: who loses the connection has lost the lock. It is asked for,
/// never waited for: a session that waits would hold back the database's vacuum.
/// </summary>
internal sealed class SessionLock : IAsyncDisposable
{
    /// <summary>So that the server frees the lock of a machine that has vanished within half a minute, not two hours.</summary>
    private const string Keepalive = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    private readonly NpgsqlConnection _connection;

    private SessionLock(NpgsqlConnection connection) => _connection = connection;

    /// <returns><c>null</c> if somebody else holds the lock of that name in this database.</returns>
    public static async Task<SessionLock?> TryTakeAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection)
        {
            Parameters = { new() { Value = name } },
        };
        if (!(bool)(await take.ExecuteScalarAsync(cancel).ConfigureAwait(false))!)
            return null;
        await connection.ExecuteAsync(Keepalive, cancel).ConfigureAwait(false);
        return new(connection);
    }

    /// <summary>Lets others have it at once, and forgets all else that the session was told: its connection goes back to the
    /// pool as it came, whether the pool resets connections or not.</summary>
    public ValueTask DisposeAsync() => new(_connection.ResetSessionAsync());
}
