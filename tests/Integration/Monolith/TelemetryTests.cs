using System.Collections.Concurrent;
using System.Text;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cafe.Tests.Integration.Monolith;

[Collection(MonolithTests.Name)]
public class TelemetryTests(MonolithDatabases databases)
{
    [Fact]
    public async Task Traces_and_metrics_go_to_the_collector_that_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        var database = await databases.CreateMigratedAsync();
        await using var monolith = await MonolithProcess.ServeAsync(
            database, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var order = await monolith.Client.OrderAsync("Wilhelmina Marker");
        await monolith.Client.ReadAsync(order);

        monolith.Send(Signal.Terminate);
        (await monolith.EndAsync(seconds: 20)).Succeeded();

        var traces = collector.Received("/v1/traces");
        traces.ShouldContain("POST /api/orders");
        traces.ShouldContain("postgresql");
        traces.ShouldNotContain("Wilhelmina");
        collector.Received("/v1/metrics").ShouldContain("http.server.request.duration");
    }

    /// <summary>Takes whatever is exported by OTLP over HTTP.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string? Path, string Body)> _received = [];
        private readonly WebApplication _app;

        private Collector()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async http =>
            {
                // Protobuf keeps texts as they are, so they can be found in it.
                using var body = new StreamReader(http.Request.Body, Encoding.Latin1);
                _received.Enqueue((http.Request.Path, await body.ReadToEndAsync()));
            });
        }

        public string Url => _app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync();
            return collector;
        }

        public string Received(string path) =>
            string.Concat(_received.Where(export => export.Path == path).Select(export => export.Body));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
