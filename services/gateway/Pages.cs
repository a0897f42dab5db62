using Microsoft.Extensions.FileProviders;

namespace Cafe.Gateway;

/// <summary>
/// The café's pages, and the console: the files of <c>web/</c> and <c>console/</c>, which the build puts beside
/// the program. The console brings its styles and scripts along, so that it works whoever serves the café's pages.
/// </summary>
public static class Pages
{
    private const string ConsolePath = "/strangler";

    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI writes styles and a small image into its page.
    private const string SwaggerPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /// <summary>Adds what a browser should know to every answer that doesn't say it already.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.TryAdd("Content-Security-Policy",
                http.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? SwaggerPolicy : Policy);
            // An order's id opens the order: no other site learns it from a link that is followed.
            http.Response.Headers.TryAdd("Referrer-Policy", "same-origin");
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Answers from <c>web/</c>, or 404.</summary>
    public static RequestDelegate Web(WebApplication app) => Files(app, "", Folder("web"));

    public static void MapConsole(this WebApplication app)
    {
        var files = Files(app, ConsolePath, new CompositeFileProvider(Folder("console"), Folder("web")));
        app.MapMethods(ConsolePath + "/{**file}", [HttpMethods.Get, HttpMethods.Head], files).ExcludeFromDescription();
    }

    private static PhysicalFileProvider Folder(string name) => new(Path.Combine(AppContext.BaseDirectory, name));

    private static RequestDelegate Files(WebApplication app, string path, IFileProvider files)
    {
        IApplicationBuilder pipeline = ((IApplicationBuilder)app).New();
        pipeline.Use((http, next) =>
        {
            http.SetEndpoint(null); // Static files leave requests alone that have one.
            return next(http);
        });
        pipeline.UseDefaultFiles(new DefaultFilesOptions { RequestPath = path, FileProvider = files });
        pipeline.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = path,
            FileProvider = files,
            // Names carry no version, so the browser asks each time, and is told 304 by ETag.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        return pipeline.Build();
    }
}
