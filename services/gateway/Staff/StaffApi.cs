using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Gateway.Staff;

public sealed record SignInRequest([property: Required, MaxLength(200)] string? Password = null);

public sealed record StaffToken(string AccessToken, DateTimeOffset ExpiresAt);

/// <param name="Text">In ASP.NET Core Identity's format 3.</param>
public sealed record PasswordHash(string Text);

/// <summary>Staff sign in with the café's one password; there are no accounts.</summary>
public static class StaffApi
{
    private const string HashKey = "Auth:PasswordHash";
    private const int MinIterations = 100_000;

    /// <summary>Version byte, PRF, iterations and salt length of the hash's format, salt and key.</summary>
    private const int MinHashLength = 13 + 16 + 32;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);
    private static readonly PasswordHasher<string> Hasher = new();

    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => ReadHash(builder));
        builder.Services.AddSingleton<FailedAttempts>();
    }

    public static void MapStaff(this WebApplication app)
    {
        app.Services.GetRequiredService<PasswordHash>(); // A missing one stops the start, not the first sign-in.
        app.MapPost("/api/staff/token", SignIn).WithTags("Staff")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static PasswordHash ReadHash(WebApplicationBuilder builder)
    {
        var bytes = builder.Base64Secret(HashKey, MinHashLength);
        var hash = builder.Configuration[HashKey]!;
        if (bytes[0] != 1)
            throw Secrets.Wrong(HashKey, "is not in the format of PasswordHasher, version 3");
        if (!builder.Environment.IsDevelopment())
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) < MinIterations)
                throw Secrets.Wrong(HashKey, $"has less than {MinIterations} iterations");
            if (Secrets.WellKnown.AsParallel().Any(word => IsPassword(word, hash)))
                throw Secrets.Wrong(HashKey, "is the hash of a well-known password");
        }

        return new(hash);
    }

    /// <summary>Compares in constant time, and spends the same time on a wrong password as on a right one.</summary>
    private static bool IsPassword(string password, string hash) =>
        Hasher.VerifyHashedPassword(Policies.Staff, hash, password) != PasswordVerificationResult.Failed;

    private static Results<Ok<StaffToken>, ValidationProblem, ProblemHttpResult> SignIn(
        SignInRequest request, HttpContext http, FailedAttempts failed, PasswordHash hash, StaffTokens tokens, TimeProvider time)
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

        if (!IsPassword(password, hash.Text))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The password is wrong.");
        }

        failed.Succeeded(address);
        var expiresAt = time.GetUtcNow() + TokenLifetime;
        return TypedResults.Ok(new StaffToken(tokens.Mint(expiresAt, Policies.Staff), expiresAt));
    }
}
