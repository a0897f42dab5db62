using Cafe.ServiceDefaults;

namespace Cafe.Gateway;

/// <summary>
/// The admin API, <see cref="Api"/>, has a port of its own, <c>Gateway:AdminPort</c>, which is never published. It
/// isn't found on the public port, and nothing else is found here but health, which answers on both.
/// </summary>
public static class AdminPort
{
    private const string Key = "Gateway:AdminPort";

    public const string Api = "/groups";

    /// <exception cref="ConfigurationException">The port is none.</exception>
    public static void AddAdminPort(this WebApplicationBuilder builder)
    {
        var port = Read(builder.Configuration);
        var urls = builder.Configuration["URLS"] is { Length: > 0 } configured
            ? configured.Split(';')
            : [.. (builder.Configuration["HTTP_PORTS"] ?? "5000").Split(';').Select(publicPort => $"http://*:{publicPort}")];
        if (urls.Any(url => BindingAddress.Parse(url).Port == port))
            throw new ConfigurationException($"{Key}: {port} is the public port too; choose another one.");
        // Next to the public one, so that what is open on one machine alone stays so.
        builder.WebHost.UseUrls([.. urls, $"http://{BindingAddress.Parse(urls[0]).Host}:{port}"]);
    }

    public static void UseAdminPort(this WebApplication app)
    {
        var port = Read(app.Configuration);
        app.Use((http, next) =>
        {
            // The port it came in by, not the one that a Host header claims.
            var isHere = http.Connection.LocalPort == port;
            if (isHere == http.Request.Path.StartsWithSegments(Api) || http.Request.Path.StartsWithSegments("/health"))
                return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static int Read(IConfiguration configuration)
    {
        var text = configuration[Key] ?? "8081";
        return ushort.TryParse(text, out var port) && port > 0
            ? port
            : throw new ConfigurationException($"{Key}: '{text}' is not a port, 1 to 65535.");
    }
}
