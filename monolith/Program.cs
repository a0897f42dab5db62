using System.Globalization;
using System.Runtime.InteropServices;
using Cafe.Monolith;
using Cafe.Monolith.Hosting;
using Cafe.Monolith.Http;
using Cafe.Monolith.Menu;
using Cafe.Monolith.Orders;
using Cafe.Monolith.Reporting;
using Cafe.Monolith.Staff;
using Microsoft.EntityFrameworkCore;
using Npgsql;

// What is written is for machines and files: the same wherever the process runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

try
{
    return args switch
    {
        [] => await ServeAsync(),
        ["migrate"] => await MigrateAsync(seedMenu: false),
        ["migrate", "--seed-menu"] => await MigrateAsync(seedMenu: true),
        // The content root is the program's own: settings are read there, and watched, which in the folder / means the whole disk.
        ["healthcheck"] => await Verbs.HealthcheckAsync(
            WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration, CancellationToken.None),
        ["--help" or "-h"] => Say(Console.Out, Verbs.Usage, 0),
        _ => Say(Console.Error, $"'{string.Join(' ', args)}' is not something this program does.\n{Verbs.Usage}", 2),
    };
}
catch (NpgsqlException e)
{
    return Say(Console.Error, $"The database: {e.GetBaseException().Message}", 1);
}
catch (Exception e) when (e is ConfigurationException or IOException or OperationCanceledException)
{
    return Say(Console.Error, e.Message, 1);
}

async Task<int> ServeAsync()
{
    var builder = NewBuilder();
    builder.Services.AddSingleton(CafeSettings.Read(builder.Configuration));
    builder.Services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
    builder.AddStaff(builder.AuthSecrets());
    builder.AddReporting();
    builder.Services.AddScoped<PlaceOrder>();

    // Errors: every one is problem+json, also what the framework itself finds wrong with a request.
    builder.Services.AddProblemDetails();
    builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
    builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
    builder.WebHost.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 64 * 1024;
    });

    builder.AddHealth();
    builder.AddApiDocument("Café");
    GracefulStop.AddTo(builder);
    Telemetry.AddTo(builder, "monolith");

    var app = builder.Build();
    app.UseServedBy("monolith");
    app.UseRequestLog();
    app.UseProblems();
    app.UsePages();
    app.UseRequestTimeouts();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapHealth();
    app.MapApiDocument("Café");
    app.MapMenu();
    app.MapOrders();
    app.MapReports();
    app.MapStaff();
    await app.RunAsync();
    return 0;
}

async Task<int> MigrateAsync(bool seedMenu)
{
    await using var app = NewBuilder().Build();
    using var stop = new CancellationTokenSource();
    using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    });
    return await Verbs.MigrateAsync(app, seedMenu, stop.Token);
}

// What serving and migrating share: configuration, secrets, the database, the clock.
WebApplicationBuilder NewBuilder()
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddSecretFiles();
    var dataSource = NpgsqlDataSource.Create(builder.ConnectionString("cafe"));
    builder.Services.AddDbContextPool<CafeDb>(options => options.UseNpgsql(dataSource));
    builder.Services.AddSingleton(TimeProvider.System);
    return builder;
}

static int Say(TextWriter to, string text, int exitCode)
{
    to.WriteLine(text);
    return exitCode;
}
