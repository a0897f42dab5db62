using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cafe.Monolith.Http;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Monolith.Staff;

public sealed record SignInRequest([property: Required, MaxLength(200)] string? Password = null);

public sealed record StaffToken(string AccessToken, DateTimeOffset ExpiresAt);

/// <summary>Staff sign in with the café's one password; there are no accounts.</summary>
public static class StaffApi
{
    private const string Role = "staff";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);
    private static readonly PasswordHasher<string> Hasher = new();

    public static void AddStaff(this WebApplicationBuilder builder, AuthSecrets secrets)
    {
        var tokens = new StaffTokens(secrets.Key);
        builder.Services.AddSingleton(tokens);
        builder.Services.AddSingleton(secrets);
        builder.Services.AddSingleton<FailedAttempts>();
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme)
            .AddBearerToken(options => options.BearerTokenProtector = tokens);
        // Bearer tokens bring Data Protection along, which would write a key to the disk that nothing uses.
        builder.Services.AddDataProtection().DisableAutomaticKeyGeneration();
        builder.Services.AddAuthorizationBuilder().AddPolicy(Role, policy => policy.RequireRole(Role));
    }

    public static void MapStaff(this IEndpointRouteBuilder app) => app
        .MapPost("/api/staff/token", SignIn).WithTags("Staff")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>Closes the group's endpoints to all but staff.</summary>
    public static RouteGroupBuilder RequireStaff(this RouteGroupBuilder group) => group
        .RequireAuthorization(Role)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>Compares in constant time, and spends the same time on a wrong password as on a right one.</summary>
    public static bool IsPassword(string password, string hash) =>
        Hasher.VerifyHashedPassword(Role, hash, password) != PasswordVerificationResult.Failed;

    private static Results<Ok<StaffToken>, ValidationProblem, ProblemHttpResult> SignIn(
        SignInRequest request, HttpContext http, FailedAttempts failed, AuthSecrets secrets, StaffTokens tokens, TimeProvider time)
    {
        var errors = new InputErrors();
        if (request.Password is not { Length: >= 1 and <= 200 } password)
        {
            errors.Add("password", "is required: 1 to 200 characters.");
            return errors.Problem();
        }

        var address = http.Connection.RemoteIpAddress;
        if (failed.Begin(address) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem("Wait a little before you try again.",
                statusCode: StatusCodes.Status429TooManyRequests, title: "Too many failed attempts.");
        }

        if (!IsPassword(password, secrets.PasswordHash))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The password is wrong.");
        }

        failed.Succeeded(address);
        var expiresAt = time.GetUtcNow() + TokenLifetime;
        return TypedResults.Ok(new StaffToken(tokens.Mint(expiresAt, Role), expiresAt));
    }
}
