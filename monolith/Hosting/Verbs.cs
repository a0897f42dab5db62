using Cafe.Monolith.Menu;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Cafe.Monolith.Hosting;

/// <summary>What the program does besides serving.</summary>
public static partial class Verbs
{
    private const int MigrationAttempts = 6;

    public const string Usage = """
        Usage:
          Cafe.Monolith                       serves the café
          Cafe.Monolith migrate [--seed-menu] brings the database up to date; fills an empty menu
          Cafe.Monolith healthcheck           exit code 0 where the process on this machine is live, else 1
        """;

    /// <summary>Applies pending migrations. Safe to run twice, and twice at once.</summary>
    public static async Task<int> MigrateAsync(WebApplication app, bool seedMenu, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CafeDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await OpenAsync(db.Database, cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        await db.Database.MigrateAsync(cancel);
        LogMigrated(app.Logger, pending);

        if (seedMenu && await StarterMenu.SeedAsync(db, cancel) is > 0 and var items)
            LogSeeded(app.Logger, items);
        return 0;
    }

    /// <summary>A server that is busy, as with the migrations of others, may need longer than one attempt to connect lasts.</summary>
    private static async Task OpenAsync(DatabaseFacade database, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not by EF Core, which wraps what goes wrong.
                await database.GetDbConnection().OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException e) when (e.GetBaseException() is TimeoutException && attempt < MigrationAttempts)
            {
                await Task.Delay(Random.Shared.Next(1000), cancel);
            }
        }
    }

    /// <summary>The one probe of compose and ECS: it needs no curl in the image.</summary>
    public static async Task<int> HealthcheckAsync(IConfiguration configuration, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri(OwnAddress(configuration), "/health/live"), cancel);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }

    /// <summary>Where this program listens, seen from the same machine (<c>+</c> and <c>*</c> mean all addresses).</summary>
    private static Uri OwnAddress(IConfiguration configuration)
    {
        var url = configuration["URLS"]?.Split(';')[0].Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("*", "127.0.0.1", StringComparison.Ordinal);
        var port = configuration["HTTP_PORTS"]?.Split(';')[0] ?? "5000";
        return new(string.IsNullOrEmpty(url) ? $"http://127.0.0.1:{port}" : url);
    }

    [LoggerMessage(LogLevel.Information, "The database is up to date: {Count} migrations applied")]
    private static partial void LogMigrated(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "The menu was empty: {Count} items added")]
    private static partial void LogSeeded(ILogger logger, int count);
}
