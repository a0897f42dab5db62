using Amazon.ServiceDiscovery;
using Amazon.ServiceDiscovery.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>Registers this process in Cloud Map where nobody else does: on a laptop or a virtual machine. It comes when the
/// program listens, says again and again that it is healthy, comes back when it was taken out, and leaves when the program
/// begins to stop: before it closes its doors.</summary>
internal sealed partial class CloudMapRegistration(
    IAmazonServiceDiscovery cloudMap, CloudMapSettings settings, IHostApplicationLifetime program, TimeProvider time,
    ILogger<CloudMapRegistration> log)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    private readonly CloudMapSelf _self = settings.Registration!;
    private string? _serviceId;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, program.ApplicationStopping);
        try
        {
            var started = new TaskCompletionSource();
            await using (program.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false))
                await started.Task.WaitAsync(stopping.Token).ConfigureAwait(false);
            await StayAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task StayAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await SayAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogFailure(log, _self.Id, _self.Service, e.Message);
            }

            await Task.Delay(Beat * (0.8 + (0.4 * Random.Shared.NextDouble())), time, stopping).ConfigureAwait(false);
        }
    }

    private async Task LeaveAsync()
    {
        if (_serviceId is null)
            return;
        using var limit = new CancellationTokenSource(Leaving, time);
        try
        {
            await cloudMap.DeregisterInstanceAsync(
                new() { ServiceId = _serviceId, InstanceId = _self.Id }, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            LogLeft(log, _self.Id, _self.Service, e.Message);
        }
    }

    private async Task SayAsync(CancellationToken cancel)
    {
        if (_serviceId is null)
        {
            _serviceId = await ServiceIdAsync(cancel).ConfigureAwait(false);
            await RegisterAsync(_serviceId, cancel).ConfigureAwait(false);
            return;
        }

        try
        {
            await cloudMap.UpdateInstanceCustomHealthStatusAsync(
                new() { ServiceId = _serviceId, InstanceId = _self.Id, Status = CustomHealthStatus.HEALTHY }, cancel).ConfigureAwait(false);
        }
        catch (InstanceNotFoundException)
        {
            await RegisterAsync(_serviceId, cancel).ConfigureAwait(false);
        }
        catch (CustomHealthNotFoundException)
        {
            // Its service keeps no health: registered again, it is there for certain.
            await RegisterAsync(_serviceId, cancel).ConfigureAwait(false);
        }
        catch (ServiceNotFoundException)
        {
            _serviceId = null; // Deleted, and perhaps made anew.
        }
    }

    private async Task RegisterAsync(string serviceId, CancellationToken cancel) => await cloudMap.RegisterInstanceAsync(
        new()
        {
            ServiceId = serviceId, InstanceId = _self.Id,
            Attributes = new() { ["AWS_INSTANCE_IPV4"] = _self.Address, ["AWS_INSTANCE_PORT"] = $"{_self.Port}" },
        },
        cancel).ConfigureAwait(false);

    private async Task<string> ServiceIdAsync(CancellationToken cancel)
    {
        var namespaceId = await FirstAsync(
            next => cloudMap.ListNamespacesAsync(new() { NextToken = next }, cancel),
            page => page.Namespaces?.FirstOrDefault(each => each.Name == settings.Namespace)?.Id, page => page.NextToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"there is no Cloud Map namespace {settings.Namespace}");
        return await FirstAsync(
            next => cloudMap.ListServicesAsync(
                new() { NextToken = next, Filters = [new() { Name = ServiceFilterName.NAMESPACE_ID, Values = [namespaceId] }] }, cancel),
            page => page.Services?.FirstOrDefault(each => each.Name == _self.Service)?.Id, page => page.NextToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"there is no Cloud Map service {_self.Service}.{settings.Namespace}");
    }

    private static async Task<string?> FirstAsync<TPage>(
        Func<string?, Task<TPage>> read, Func<TPage, string?> find, Func<TPage, string?> next)
    {
        string? token = null;
        do
        {
            var page = await read(token).ConfigureAwait(false);
            if (find(page) is { } found) return found;
            token = next(page);
        }
        while (!string.IsNullOrEmpty(token));

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "{Id} isn't registered as an instance of {Service}; it is tried again: {Reason}")]
    private static partial void LogFailure(ILogger logger, string id, string service, string reason);

    [LoggerMessage(LogLevel.Warning, "{Id} stays registered as an instance of {Service}: {Reason}")]
    private static partial void LogLeft(ILogger logger, string id, string service, string reason);
}
