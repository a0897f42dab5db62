using System.Data;
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
    private readonly string _name;

    private SessionLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

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
        return new(connection, name);
    }

    /// <summary>Lets others have it at once: a connection that goes back to its pool keeps its locks until it is used again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection.State != ConnectionState.Open)
            return;
        try
        {
            await _connection.ExecuteAsync("SELECT pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None, _name)
                .ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The connection is lost, and so is the lock.
        }
    }
}
