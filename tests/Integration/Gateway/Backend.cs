using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>What a backend was asked.</summary>
internal sealed record Asked(string Method, string Path, IHeaderDictionary Headers, string Body);

/// <summary>One instance of the monolith or of a service, that answers as the test wants, and remembers what it was asked.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _asked = [];

    private Backend(string name, RequestDelegate? answer, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        Answer = answer ?? (http => http.Response.WriteAsync(name));
        _app.Run(async http =>
        {
            using var body = new StreamReader(http.Request.Body);
            _asked.Enqueue(new(http.Request.Method, http.Request.Path + http.Request.QueryString,
                new HeaderDictionary(http.Request.Headers.ToDictionary()), await body.ReadToEndAsync(http.RequestAborted)));
            http.Response.Headers["X-Served-By"] = name;
            await Answer(http);
        });
    }

    public RequestDelegate Answer { get; set; }

    public string Url => _app.Urls.Single();

    public IReadOnlyList<Asked> Asked => [.. _asked];

    public void Forget() => _asked.Clear();

    public static async Task<Backend> StartAsync(string name, RequestDelegate? answer = null, int port = 0)
    {
        var backend = new Backend(name, answer, port);
        await backend._app.StartAsync();
        return backend;
    }

    /// <summary>Says nothing more, to nobody: who asks is refused the connection.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Breaks the connection instead of an answer.</summary>
    public static Task Break(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    public static RequestDelegate Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
