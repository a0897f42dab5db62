using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cafe.Monolith.Hosting;

/// <summary>
/// <c>/health/live</c> succeeds once the process has been ready once, and from then on as long as it can
/// answer; <c>/health/ready</c> needs the database and its migrations, and ends when stopping begins.
/// </summary>
public static class Health
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        // A connection of its own: requests that wait for one don't make the process unready.
        var connection = new NpgsqlConnectionStringBuilder(builder.ConnectionString("cafe")) { MaxPoolSize = 1 };
        var database = new DbContextOptionsBuilder<CafeDb>().UseNpgsql(connection.ConnectionString).Options;
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ReadyCheck>(services, database));
        builder.Services.AddHealthChecks()
            .AddCheck<ReadyCheck>("ready", timeout: Timeout)
            .AddCheck<LiveCheck>("live", timeout: Timeout);
    }

    public static void MapHealth(this WebApplication app)
    {
        foreach (var check in new[] { "live", "ready" })
        {
            app.MapHealthChecks($"/health/{check}", new()
            {
                Predicate = registration => registration.Name == check,
                ResponseWriter = (http, report) => http.Response.WriteAsync(
                    report.Entries[check].Description ?? (report.Status == HealthStatus.Healthy ? check : $"not {check}")),
            });
        }
    }
}

public sealed partial class ReadyCheck(
    DbContextOptions<CafeDb> database, IHostApplicationLifetime lifetime, ILogger<ReadyCheck> log) : IHealthCheck
{
    private string? _last = "starting";

    /// <summary>Whether the process has ever been ready.</summary>
    public bool HasBeenReady { get; private set; }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reason = await WhyNotAsync(cancellationToken);
        if (Interlocked.Exchange(ref _last, reason) != reason)
            LogReadiness(log, reason ?? "ready");
        if (reason is not null)
            return HealthCheckResult.Unhealthy(reason);
        HasBeenReady = true;
        return HealthCheckResult.Healthy();
    }

    private async Task<string?> WhyNotAsync(CancellationToken cancel)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return "not ready: stopping";
        try
        {
            await using var db = new CafeDb(database);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
            return pending.Count == 0 ? null : $"not ready: {pending.Count} pending migrations, run the verb migrate";
        }
        catch (OperationCanceledException)
        {
            return "not ready: the database doesn't answer";
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            return "not ready: the database can't be reached";
        }
    }

    [LoggerMessage(LogLevel.Information, "Readiness: {State}")]
    private static partial void LogReadiness(ILogger logger, string state);
}

public sealed class LiveCheck(ReadyCheck ready) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        ready.HasBeenReady ? HealthCheckResult.Healthy() : await ready.CheckHealthAsync(context, cancellationToken);
}
