using System.Data.Common;
using Cafe.ServiceDefaults;
using Npgsql;

namespace Cafe.Reporting.Projection;

/// <summary>There can be no report now. A verb ends with its message, a request with 503.</summary>
public sealed class ReadModelException(string message) : IOException(message);

/// <summary>
/// Reports need the orders' first copy, and sums that are of the café's time zone: before, or under another one, every
/// report would be wrong without saying so.
/// </summary>
public sealed class ReadModel(NpgsqlDataSource database, CafeSettings cafe) : IReadiness
{
    /// <summary>What <see cref="WhyNot"/> looks at.</summary>
    public const string State = "SELECT EXISTS (SELECT FROM event_positions WHERE source = 'orders'), (SELECT time_zone FROM sales_zone)";

    /// <inheritdoc/>
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(State);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return WhyNot(reader);
        }
        catch (NpgsqlException e)
        {
            return $"the read model can't be looked at: {e.GetBaseException().Message}";
        }
    }

    /// <summary>Why there can be no report; <c>null</c> where there can.</summary>
    /// <param name="state">The row of <see cref="State"/>.</param>
    public string? WhyNot(DbDataReader state)
    {
        if (!state.GetBoolean(0))
            return "the orders have not been read yet; the log says why if it takes long";
        return state.IsDBNull(1) || state.GetString(1) == cafe.TimeZone.Id
            ? null
            : $"the sales were summed for {state.GetString(1)}, and Cafe:TimeZone is {cafe.TimeZone.Id}: run the verb rebuild, or set it back";
    }
}
