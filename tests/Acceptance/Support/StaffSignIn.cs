using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Signs every request in as staff, as the café's pages do for a person.</summary>
public sealed class StaffSignIn(StaffToken token, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync());
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>One token for the whole suite, which is shorter than a token's life.</summary>
public sealed class StaffToken(CafeClient guest, string password)
{
    private readonly Lazy<Task<Token>> _token = new(
        () => guest.Post("/api/staff/token", new JsonObject { ["password"] = password }).Expect<Token>(200));

    public string Password => password;

    public async Task<string> GetAsync() => (await _token.Value).AccessToken;
}
