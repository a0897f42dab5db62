using System.CommandLine;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Bench.Baselines;

/// <summary>The same Kestrel with the same pipeline as every service, which answers bytes that never change.</summary>
internal static class FixedBytes
{
    public const string Verb = "serve-bytes";

    /// <summary>The configuration key of the file that has the bytes.</summary>
    public const string FileKey = "Bench__File";

    public static Command Create()
    {
        var command = new Command(Verb) { Hidden = true };
        command.SetAction((_, _) => new ServiceProgram("bytes")
        {
            Services = builder => builder.Services.AddSingleton(File.ReadAllBytes(builder.Configuration["Bench:File"]!)),
            Endpoints = app =>
            {
                var bytes = app.Services.GetRequiredService<byte[]>();
                app.MapGet("/bytes", (HttpContext http) =>
                {
                    http.Response.ContentType = "application/json; charset=utf-8";
                    http.Response.ContentLength = bytes.Length;
                    return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
                });
            },
        }.RunAsync([]));
        return command;
    }
}
