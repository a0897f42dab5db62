using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Cafe.Events;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Cafe.Tests.Integration.Events;

/// <summary>A replica of a small service, in this process, that can be asked over HTTP.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private const string Policy = "service";

    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _database;

    private TestHost(WebApplication app, NpgsqlDataSource database, LogLines log) => (_app, _database, Log) = (app, database, log);

    public Uri Url => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    public LogLines Log { get; }

    /// <summary>The application, for the verbs.</summary>
    public WebApplication App => _app;

    /// <summary>A replica of the service that publishes the teas of a database.</summary>
    /// <param name="before">What the builder is told before the outbox is added.</param>
    public static async Task<TestHost> PublishAsync(
        string database, Action<OutboxOptions>? options = null, int port = 0, Action<WebApplicationBuilder>? before = null)
    {
        var host = New(database, port, builder =>
        {
            before?.Invoke(builder);
            builder.Services.AddDbContextPool<TeaDb>((services, db) => db.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
            builder.AddOutbox<TeaSnapshot>(options);
        });
        host._app.MapEventFeed(Policy);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>A replica of the service that keeps a price list of the publisher's teas.</summary>
    /// <param name="before">What the builder is told before the consumer is added.</param>
    public static async Task<TestHost> ConsumeAsync(
        string database, Uri publisher, Meddling? meddling = null, Action<WebApplicationBuilder>? before = null)
    {
        var host = NewConsumer(database, publisher, meddling, before);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>The same, not started: for verbs.</summary>
    public static TestHost NewConsumer(
        string database, Uri publisher, Meddling? meddling = null, Action<WebApplicationBuilder>? before = null) => New(database, port: 0, builder =>
    {
        before?.Invoke(builder);
        builder.Services.AddSingleton(meddling ?? new Meddling());
        builder.Services.AddHttpClient("teas", client =>
        {
            client.BaseAddress = publisher;
            client.DefaultRequestHeaders.Authorization = ServiceToken;
        }).AddHttpMessageHandler(services => new MeddlingHandler(services.GetRequiredService<Meddling>()));
        builder.AddEventConsumer("prices", consumer => consumer.Subscribe<PriceList>("teas", tables: ["price_list"]));
    });

    public static AuthenticationHeaderValue ServiceToken { get; } = new("Bearer", "service");

    public HttpClient NewClient()
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = ServiceToken;
        return client;
    }

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static TestHost New(string database, int port, Action<WebApplicationBuilder> add)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrel().UseUrls($"http://127.0.0.1:{port}");
        var dataSource = NpgsqlDataSource.Create(database);
        builder.Services.AddSingleton(dataSource);
        builder.Services.AddProblemDetails();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TokenIsRole>("test", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireRole("service"));
        add(builder);
        return new(builder.Build(), dataSource, log);
    }

    /// <summary>Signs in whoever says what he is.</summary>
    private sealed class TokenIsRole(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header))
                return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new(ClaimTypes.Role, header.Parameter!)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme.Name)));
        }
    }
}

/// <summary>What a replica has logged.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> All => [.. _lines];

    public int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
