using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace Cafe.Events;

/// <summary>Tells an event that can't be applied from a world in which nothing can be.</summary>
internal static class Poison
{
    /// <summary>Whether the event is to blame: data that the database refuses, or a handler that fails. Everything else
    /// passes and is waited for: a lost connection, a missing table, a full disk.</summary>
    public static bool Is(Exception error, NpgsqlConnection connection) =>
        connection.State == ConnectionState.Open && IsPoison(error);

    private static bool IsPoison(Exception error) => error switch
    {
        // Classes of SQLSTATE: cardinality violation, data exception, integrity constraint, check option, raised by a function.
        PostgresException postgres => postgres.SqlState[..2] is "21" or "22" or "23" or "44" or "P0",
        NpgsqlException or SocketException or IOException or HttpRequestException or TimeoutException
            or OperationCanceledException or ObjectDisposedException or OutOfMemoryException => false,
        _ => error.InnerException is not { } inner || IsPoison(inner),
    };
}
