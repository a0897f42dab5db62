using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cafe.Monolith.Http;

public static class Headers
{
    /// <summary>Puts the headers on every answer, errors included: they are set when it starts.</summary>
    public static void UseServedBy(this WebApplication app, string name) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["X-Served-By"] = name;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(http);
    });

    public static EntityTagHeaderValue ETag(long version) => new($"\"{version}\"");

    /// <summary>
    /// Sets the answer's ETag. <c>true</c> where the client has just that version already, so that
    /// 304 is the answer (RFC 9110, If-None-Match: weak comparison).
    /// </summary>
    public static bool ClientHas(this HttpContext http, EntityTagHeaderValue current)
    {
        http.Response.GetTypedHeaders().ETag = current;
        return EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }

    /// <summary>
    /// What If-Match allows to be changed: <c>null</c> with errors where it is malformed; a check that
    /// refuses everything can't be, so absence is the caller's to look at first.
    /// </summary>
    public static Func<long, bool>? IfMatch(this HttpRequest request, InputErrors errors)
    {
        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var wanted))
        {
            errors.Add("If-Match", "must be the ETag that was read, like \"3\", or *.");
            return null;
        }

        return version => wanted.Any(tag =>
            tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(ETag(version), useStrongComparison: true));
    }

    /// <summary>The Idempotency-Key header: absent, or 1 to 200 printable ASCII characters.</summary>
    public static string? IdempotencyKey(this HttpRequest request, InputErrors errors)
    {
        const string name = "Idempotency-Key";
        if (!request.Headers.TryGetValue(name, out StringValues values))
            return null;
        if (values is [{ Length: >= 1 and <= 200 } key] && key.All(c => c is >= ' ' and <= '~'))
            return key;
        errors.Add(name, "must be one header of 1 to 200 printable ASCII characters.");
        return null;
    }
}
