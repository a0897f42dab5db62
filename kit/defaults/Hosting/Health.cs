using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cafe.ServiceDefaults;

/// <summary>Something that a service needs before it can do its work: its database, a first copy of other data.</summary>
public interface IReadiness
{
    /// <summary>What is missing, in a few words for the log and the answer of <c>/health/ready</c>; <c>null</c> where nothing is.</summary>
    Task<string?> WhyNotAsync(CancellationToken cancellationToken);
}

/// <summary>
/// <c>/health/live</c> succeeds once the process has been ready once, and from then on as long as it can
/// answer; <c>/health/ready</c> needs every <see cref="IReadiness"/>, and ends when stopping begins.
/// </summary>
internal static class Health
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadyCheck>();
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

internal sealed partial class ReadyCheck(
    IEnumerable<IReadiness> needs, IHostApplicationLifetime lifetime, ILogger<ReadyCheck> log) : IHealthCheck
{
    private string? _last = "starting";

    /// <summary>Whether the process has ever been ready.</summary>
    public bool HasBeenReady { get; private set; }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reason = await WhyNotAsync(cancellationToken).ConfigureAwait(false) is { } missing ? $"not ready: {missing}" : null;
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
            return "stopping";
        foreach (var need in needs)
        {
            if (await need.WhyNotAsync(cancel).ConfigureAwait(false) is { } reason)
                return reason;
        }

        return null;
    }

    [LoggerMessage(LogLevel.Information, "Readiness: {State}")]
    private static partial void LogReadiness(ILogger logger, string state);
}

internal sealed class LiveCheck(ReadyCheck ready) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        ready.HasBeenReady ? HealthCheckResult.Healthy() : await ready.CheckHealthAsync(context, cancellationToken).ConfigureAwait(false);
}
