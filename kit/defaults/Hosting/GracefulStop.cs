using System.Globalization;

namespace Cafe.ServiceDefaults;

/// <summary>
/// On SIGTERM the process is not ready at once (<see cref="ReadyCheck"/>), goes on accepting for
/// <c>Shutdown:Drain</c>, so that whoever routes to it can leave, then finishes what runs.
/// </summary>
internal sealed class GracefulStop(TimeSpan drain, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>What requests may take to finish after the drain.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    public static void AddTo(WebApplicationBuilder builder)
    {
        var text = builder.Configuration["Shutdown:Drain"] ?? "00:00:00";
        if (!TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var drain))
            throw new ConfigurationException($"Shutdown:Drain: '{text}' is not a duration like 00:00:05.");

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = drain + Grace);
        builder.Services.AddHostedService(services => new GracefulStop(drain, services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Runs before the server stops accepting.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken) =>
        await Task.Delay(drain, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
