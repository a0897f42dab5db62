using Microsoft.Playwright;

namespace Cafe.Tests.Browser.Support;

public static class Tokens
{
    /// <summary>Answers as the café does when the hour of a token is over.</summary>
    public static Task Expire(IRoute route) => route.FulfillAsync(new()
    {
        Status = 401,
        ContentType = "application/problem+json",
        Body = """{"title":"Unauthorized","status":401}""",
    });
}
