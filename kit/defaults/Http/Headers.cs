using Microsoft.Net.Http.Headers;

namespace Cafe.ServiceDefaults;

/// <summary>The headers that carry meaning in the API.</summary>
public static class Headers
{
    /// <summary>
    /// Puts the headers on every answer, errors included: they are set when it starts. Who passes the answer of
    /// another on leaves the name that it carries.
    /// </summary>
    internal static void UseServedBy(this WebApplication app, string name) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.TryAdd("X-Served-By", name);
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>The ETag of a row at that version.</summary>
    public static EntityTagHeaderValue ETag(long version) => new($"\"{version}\"");

    /// <summary>
    /// Sets the answer's ETag. <c>true</c> where the client has just that version already, so that
    /// 304 is the answer (RFC 9110, If-None-Match: weak comparison).
    /// </summary>
    public static bool ClientHas(this HttpResponse response, EntityTagHeaderValue current, string? ifNoneMatch)
    {
        response.GetTypedHeaders().ETag = current;
        return EntityTagHeaderValue.TryParseList([ifNoneMatch ?? ""], out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }

    /// <summary>Which versions an If-Match header allows to be changed; a malformed one is an error.</summary>
    public static Func<long, bool> IfMatch(string header, InputErrors errors)
    {
        if (EntityTagHeaderValue.TryParseStrictList([header], out var wanted))
        {
            return version => wanted.Any(tag =>
                tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(ETag(version), useStrongComparison: true));
        }

        errors.Add("If-Match", "must be the ETag that was read, like \"3\", or *.");
        return _ => false;
    }

    /// <summary>Whether the key, where there is one, is one header of 1 to 200 printable ASCII characters.</summary>
    public static void CheckIdempotencyKey(HttpRequest request, InputErrors errors)
    {
        const string name = "Idempotency-Key";
        if (request.Headers[name] is { Count: > 0 } keys
            && (keys is not [{ Length: >= 1 and <= 200 } key] || key.Any(c => c is < ' ' or > '~')))
            errors.Add(name, "must be one header of 1 to 200 printable ASCII characters.");
    }
}
