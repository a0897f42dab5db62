using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Cafe.ServiceDefaults;

/// <summary>A service's own database.</summary>
public static class Database
{
    private const int MigrationAttempts = 6;

    /// <summary>
    /// Registers the <see cref="NpgsqlDataSource"/> of the service's connection string, a pool of
    /// <typeparamref name="TDb"/> on it, what readiness needs of it, and what the verb <c>migrate</c> does.
    /// </summary>
    /// <exception cref="ConfigurationException">The connection string is missing, or its password is weak.</exception>
    public static void AddDatabase<TDb>(this WebApplicationBuilder builder)
        where TDb : DbContext
    {
        var connectionString = builder.ConnectionString(builder.ServiceName());
        // What the pool would reset for every request is never set: code that sets something for a session undoes it itself.
        var pooled = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        builder.Services.AddSingleton(NpgsqlDataSource.Create(pooled));
        builder.Services.AddDbContextPool<TDb>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));

        // A connection of its own: requests that wait for one don't make the process unready.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1 };
        builder.Services.AddSingleton<IReadiness>(_ => new DatabaseReadiness(NpgsqlDataSource.Create(own), MigrationsOf<TDb>()));
        builder.Services.AddSingleton(new Migrator((services, cancel) => MigrateAsync<TDb>(services, cancel)));
    }

    private static string[] MigrationsOf<TDb>()
        where TDb : DbContext =>
        [.. typeof(TDb).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TDb))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>()];

    /// <summary>Applies pending migrations. Safe to run twice, and twice at once.</summary>
    private static async Task MigrateAsync<TDb>(IServiceProvider services, CancellationToken cancel)
        where TDb : DbContext
    {
        var scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await OpenAsync(db.Database, cancel).ConfigureAwait(false);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel).ConfigureAwait(false)).Count();
            await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
            services.GetRequiredService<ILogger<Migrator>>().LogMigrated(pending);
        }
    }

    /// <summary>A server that is busy, as with the migrations of others, may need longer than one attempt to connect lasts.</summary>
    private static async Task OpenAsync(DatabaseFacade database, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not by EF Core, which wraps what goes wrong.
                await database.GetDbConnection().OpenAsync(cancel).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException e) when (e.GetBaseException() is TimeoutException && attempt < MigrationAttempts)
            {
                await Task.Delay(Random.Shared.Next(1000), cancel).ConfigureAwait(false);
            }
        }
    }
}

internal sealed record Migrator(Func<IServiceProvider, CancellationToken, Task> RunAsync);

internal static partial class MigrationLog
{
    [LoggerMessage(LogLevel.Information, "The database is up to date: {Count} migrations applied")]
    public static partial void LogMigrated(this ILogger logger, int count);
}

/// <summary>Asks by a statement of its own: EF Core would build its model for this alone, at every start.</summary>
/// <param name="database">The service's.</param>
/// <param name="migrations">All that the program has.</param>
internal sealed class DatabaseReadiness(NpgsqlDataSource database, string[] migrations) : IReadiness, IAsyncDisposable
{
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pending = await PendingAsync(cancellationToken).ConfigureAwait(false);
            return pending == 0 ? null : $"{pending} pending migrations, run the verb migrate";
        }
        catch (OperationCanceledException)
        {
            return "the database doesn't answer";
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            return "the database can't be reached";
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<long> PendingAsync(CancellationToken cancel)
    {
        try
        {
            var count = database.CreateCommand(
                """
                SELECT count(*) FROM unnest($1) AS id WHERE id NOT IN (SELECT "MigrationId" FROM "__EFMigrationsHistory")
                """);
            await using (count.ConfigureAwait(false))
            {
                count.Parameters.Add(new() { Value = migrations });
                return (long)(await count.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return migrations.Length; // None was ever applied.
        }
    }
}
