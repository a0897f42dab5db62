using System.Net;
using System.Text.Json.Nodes;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>
/// Who is staff and who isn't. Failed attempts are limited by address, so every test that fails to sign in does it from
/// an address of its own.
/// </summary>
public sealed class StaffTests(CafeTarget cafe)
{
    private const string Token = "/api/staff/token";

    private readonly CafeClient _guest = cafe.CreateClient();

    /// <summary>Everything that only staff may do, with a body that would do.</summary>
    public static TheoryData<string, string, string?> ForStaff => new()
    {
        { "POST", "/api/menu/items", "{}" },
        { "PUT", "/api/menu/items/1", "{}" },
        { "DELETE", "/api/menu/items/1", null },
        { "GET", "/api/orders", null },
        { "POST", "/api/orders/01934f7e-7b3a-7000-8000-000000000000/status", "{\"status\":\"preparing\"}" },
        { "GET", "/api/reports/daily", null },
        { "GET", "/api/reports/sales?from=2009-01-01&to=2009-01-01&by=day", null },
        { "GET", "/api/reports/daily/2009-01-01/deliveries", null },
        { "POST", "/api/reports/daily/2009-01-01/deliveries", "{}" },
    };

    [Theory]
    [MemberData(nameof(ForStaff))]
    public async Task A_guest_is_not_staff(string method, string path, string? body)
    {
        var answer = await Ask(method, path, body);

        answer.Status.ShouldBe(401, answer.ToString());
        answer.Header("WWW-Authenticate").ShouldNotBeNull().ShouldStartWith("Bearer");
    }

    [Theory]
    [MemberData(nameof(ForStaff))]
    public async Task A_made_up_token_makes_nobody_staff(string method, string path, string? body)
    {
        var answer = await Ask(method, path, body, ("Authorization", "Bearer bm90IGEgdG9rZW4gYXQgYWxs"));

        answer.Status.ShouldBe(401, answer.ToString());
        answer.Header("WWW-Authenticate").ShouldNotBeNull().ShouldStartWith("Bearer");
    }

    [Fact]
    public async Task Whoever_knows_the_password_is_staff_for_a_while()
    {
        var token = await _guest.Post(Token, Password(cafe.StaffPassword)).Expect<Token>(200);

        token.ExpiresAt.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(2), DateTimeOffset.UtcNow.AddDays(1));
        await _guest.Get("/api/orders", ("Authorization", $"Bearer {token.AccessToken}")).Expect<OrderPage>(200);
    }

    [Fact]
    public async Task A_token_with_any_character_changed_is_worthless()
    {
        var token = (await _guest.Post(Token, Password(cafe.StaffPassword)).Expect<Token>(200)).AccessToken;

        // Not the last one: of its bits some may mean nothing.
        for (var i = 0; i < token.Length - 1; i += Math.Max(1, token.Length / 20))
        {
            var tampered = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            await _guest.Get("/api/orders", ("Authorization", $"Bearer {tampered}")).ExpectProblem(401);
        }

        await _guest.Get("/api/orders", ("Authorization", $"Bearer {token[..^4]}")).ExpectProblem(401);
        await _guest.Get("/api/orders", ("Authorization", $"Bearer {token}{token}")).ExpectProblem(401);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic c3RhZmY6c3RhZmY=")]
    public async Task Other_ways_to_sign_in_are_none(string authorization)
    {
        await _guest.Get("/api/orders", ("Authorization", authorization)).ExpectProblem(401);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(" ")]
    [InlineData("pässwörd 🥐")]
    public async Task A_wrong_password_is_refused(string password)
    {
        var visitor = cafe.CreateClient(from: AnAddress());

        await visitor.Post(Token, Password(password)).ExpectProblem(401);
        await visitor.Post(Token, Password(cafe.StaffPassword + password)).ExpectProblem(401);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"password\":null}")]
    public async Task A_missing_password_is_no_attempt(string body)
    {
        await _guest.Post(Token, body).ExpectProblem(400, "password");
    }

    [Theory]
    [InlineData("{\"password\":1}")]
    [InlineData("{\"password\":[\"x\"]}")]
    [InlineData("\"password\"")]
    public async Task A_password_is_a_text(string body)
    {
        await _guest.Post(Token, body).ExpectProblem(400);
    }

    [Fact]
    public async Task Whoever_guesses_is_stopped_and_nobody_else()
    {
        var guesser = cafe.CreateClient(from: AnAddress());
        var answer = await guesser.Post(Token, Password("guess 0")).Expect(401);

        for (var i = 1; answer.Status == 401 && i < 100; i++)
        {
            // Naming another address helps nobody who isn't a proxy of the café's.
            answer = await guesser.Post(
                Token, Password($"guess {i}"), ("X-Forwarded-For", $"10.0.0.{i}"), ("Forwarded", $"for=10.0.0.{i}"));
        }

        answer.Status.ShouldBe(429);
        answer.Header("Retry-After").ShouldNotBeNull().ShouldMatch("^[1-9]\\d*$");
        // Else guessing could go on until the right one succeeds.
        await guesser.Post(Token, Password(cafe.StaffPassword)).ExpectProblem(429);
        await cafe.CreateClient(from: AnAddress()).Post(Token, Password(cafe.StaffPassword)).Expect<Token>(200);
        // A guest may be behind the same address.
        await guesser.Get("/api/menu").Expect<Menu>(200);
    }

    private async Task<Answer> Ask(string method, string path, string? body, params (string, string)[] headers) =>
        await _guest.Send(
            new HttpMethod(method), path, body is null ? null : CafeClient.Json(body), [.. headers, ("If-Match", "*")]);

    private static JsonObject Password(string password) => new() { ["password"] = password };

    // Another run against the same café must not meet the limits of this one.
    private static IPAddress AnAddress() => new([127, .. Guid.NewGuid().ToByteArray()[..2], 1]);
}
