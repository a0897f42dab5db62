using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Cafe.ServiceDefaults;

/// <summary>Something that a program does besides serving.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Help">What it does, in a few words.</param>
/// <param name="RunAsync">Gets the built application, which doesn't serve, and the further arguments; returns the exit code.</param>
public sealed record Verb(string Name, string Help, Func<WebApplication, IReadOnlyList<string>, CancellationToken, Task<int>> RunAsync);

/// <summary>Arguments of a verb that make no sense: the program ends with this one line and exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>
/// What every service is made of, so that its own <c>Program.cs</c> says only what is its own: without
/// arguments it serves, <c>migrate</c> brings its database up to date, <c>healthcheck</c> asks the process on this
/// machine whether it lives, and <see cref="Verbs"/> are its own further ones.
/// </summary>
/// <param name="name">The service's logical name: in <c>X-Served-By</c>, of its connection string and in telemetry.</param>
public sealed class ServiceProgram(string name)
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Registers what serving and the verbs share.</summary>
    public required Action<WebApplicationBuilder> Services { get; init; }

    /// <summary>What a request passes after errors are cared for and before anyone is signed in.</summary>
    public Action<WebApplication>? Middleware { get; init; }

    /// <summary>Maps the endpoints.</summary>
    public required Action<WebApplication> Endpoints { get; init; }

    /// <summary>The service's own verbs.</summary>
    public IReadOnlyList<Verb> Verbs { get; init; } = [];

    /// <summary>Runs until the process is told to stop, or the verb is done.</summary>
    /// <returns>The exit code: 0; 1 with one line on standard error where it could not; 2 for arguments that make no sense.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        // What is written is for machines and files: the same wherever the process runs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return args switch
            {
                [] => await ServeAsync().ConfigureAwait(false),
                ["healthcheck"] => await Healthcheck.RunAsync(NewHost().Configuration, CancellationToken.None).ConfigureAwait(false),
                ["--help" or "-h"] => Say(Console.Out, Usage(), Succeeded),
                [var verb, .. var rest] when AllVerbs().FirstOrDefault(v => v.Name == verb) is { } known =>
                    await RunVerbAsync(known, rest).ConfigureAwait(false),
                _ => Say(Console.Error, $"'{string.Join(' ', args)}' is not something this program does.\n{Usage()}", Misused),
            };
        }
        catch (UsageException e)
        {
            return Say(Console.Error, e.Message, Misused);
        }
        catch (NpgsqlException e)
        {
            return Say(Console.Error, $"The database: {e.GetBaseException().Message}", Failed);
        }
        catch (Exception e) when (e is ConfigurationException or OptionsValidationException or IOException or OperationCanceledException)
        {
            return Say(Console.Error, e.Message, Failed);
        }
    }

    private async Task<int> ServeAsync()
    {
        var builder = NewBuilder();
        builder.Services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));

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
        builder.AddApiDocument(name);
        GracefulStop.AddTo(builder);
        Telemetry.AddTo(builder, name);

        var app = builder.Build();
        app.Services.GetRequiredService<StaffTokens>(); // a missing key stops the start, not the first request
        app.UseServedBy(name);
        app.UseRequestLog();
        app.UseProblems();
        Middleware?.Invoke(app);
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapApiDocument(name);
        Endpoints(app);
        await app.RunAsync().ConfigureAwait(false);
        return Succeeded;
    }

    private async Task<int> RunVerbAsync(Verb verb, IReadOnlyList<string> arguments)
    {
        var app = NewBuilder().Build();
        await using (app.ConfigureAwait(false))
        {
            using var stop = new CancellationTokenSource();
            using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            });
            return await verb.RunAsync(app, arguments, stop.Token).ConfigureAwait(false);
        }
    }

    // What serving and the verbs share: configuration, secrets, the database, the clock.
    private WebApplicationBuilder NewBuilder()
    {
        var builder = NewHost();
        // Below all other configuration, which may say otherwise.
        builder.Configuration.Sources.Insert(0, new JsonStreamConfigurationSource
        {
            Stream = typeof(ServiceProgram).Assembly.GetManifestResourceStream("service-defaults.json")!,
        });
        builder.Services.AddSingleton(new ServiceIdentity(name));
        builder.AddSecretFiles();
        builder.AddStaffTokens();
        builder.Services.AddSingleton(TimeProvider.System);
        Services(builder);
        return builder;
    }

    /// <summary>
    /// Without what a service behind a load balancer never uses, such as certificates, HTTP/3 and IIS, whose loading would cost
    /// every start. Settings are read beside the program, once: no file is watched.
    /// </summary>
    private static WebApplicationBuilder NewHost()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory, Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        // The slim builder sets the simple format, whatever the configuration says.
        builder.Services.Configure<ConsoleLoggerOptions>(builder.Configuration.GetSection("Logging:Console"));
        return builder;
    }

    /// <summary>A verb of the service's own may take the place of <c>migrate</c>.</summary>
    private IEnumerable<Verb> AllVerbs() => Verbs.Append(new("migrate", "brings the database up to date", MigrateAsync)).DistinctBy(verb => verb.Name);

    /// <summary>What the verb <c>migrate</c> does; a service whose own one does more calls it first.</summary>
    /// <exception cref="UsageException">There are arguments.</exception>
    public static async Task<int> MigrateAsync(WebApplication app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is [var first, ..])
            throw new UsageException($"migrate: '{first}' is not an option of it.");
        foreach (var migrator in app.Services.GetServices<Migrator>())
            await migrator.RunAsync(app.Services, cancel).ConfigureAwait(false);
        return Succeeded;
    }

    private string Usage()
    {
        var program = AppDomain.CurrentDomain.FriendlyName;
        var lines = AllVerbs().Select(verb => (verb.Name, verb.Help))
            .Prepend((Name: "", Help: $"serves {name}"))
            .Append((Name: "healthcheck", Help: "exit code 0 where the process on this machine is live, else 1"));
        return string.Join('\n', lines.Select(line => $"  {program} {line.Name,-18}{line.Help}").Prepend("Usage:"));
    }

    private static int Say(TextWriter to, string text, int exitCode)
    {
        to.WriteLine(text);
        return exitCode;
    }
}

/// <param name="Name">The service's logical name.</param>
internal sealed record ServiceIdentity(string Name);

internal static class ServiceIdentityExtensions
{
    public static string ServiceName(this WebApplicationBuilder builder) => builder.Services
        .Select(service => service.ImplementationInstance).OfType<ServiceIdentity>().Single().Name;
}
