using Cafe.ServiceDefaults;
using Npgsql;

namespace Cafe.Reporting.Projection;

/// <summary>
/// Reports need the orders' first copy, and sums that are of the café's time zone: before, or under another one, every
/// report would be wrong without saying so.
/// </summary>
public sealed class ReadModelReadiness(NpgsqlDataSource database, CafeSettings cafe) : IReadiness
{
    /// <inheritdoc/>
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                "SELECT EXISTS (SELECT FROM event_positions WHERE source = 'orders'), (SELECT time_zone FROM sales_zone)");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (!reader.GetBoolean(0))
                return "the orders have not been read yet; the log says why if it takes long";
            return reader.IsDBNull(1) || reader.GetString(1) == cafe.TimeZone.Id
                ? null
                : $"the sales were summed for {reader.GetString(1)}, and Cafe:TimeZone is {cafe.TimeZone.Id}: run the verb rebuild, or set it back";
        }
        catch (NpgsqlException e)
        {
            return $"the read model can't be looked at: {e.GetBaseException().Message}";
        }
    }
}
