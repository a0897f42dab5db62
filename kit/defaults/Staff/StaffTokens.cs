using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace Cafe.ServiceDefaults;

/// <summary>
/// Seals and opens the framework's bearer tokens with AES-256-GCM under the key <c>Auth:Key</c>, so that
/// every process with that key accepts the tokens of any other. A token is
/// <c>base64url(nonce, 12 bytes ‖ ciphertext ‖ tag, 16 bytes)</c> of the serialized ticket.
/// </summary>
public sealed class StaffTokens : ISecureDataFormat<AuthenticationTicket>
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int MaxTokenLength = 4096;
    private const string TicketScheme = BearerTokenDefaults.AuthenticationScheme + ":AccessToken";

    private static readonly byte[] Purpose = "cafe staff token v1"u8.ToArray();
    private readonly byte[] _key;

    /// <param name="key">The secret of <c>Auth:Key</c>, 32 bytes or more.</param>
    public StaffTokens(byte[] key) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Purpose);

    /// <summary>Makes a token.</summary>
    /// <param name="expiresAt">From when on nobody accepts it.</param>
    /// <param name="roles">See <see cref="Policies"/>.</param>
    public string Mint(DateTimeOffset expiresAt, params IEnumerable<string> roles)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, "staff"), .. roles.Select(role => new Claim(ClaimTypes.Role, role))],
            BearerTokenDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { ExpiresUtc = expiresAt };
        return Protect(new(new ClaimsPrincipal(identity), properties, TicketScheme));
    }

    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data) => Protect(data, purpose: null);

    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data, string? purpose)
    {
        var ticket = TicketSerializer.Default.Serialize(data);
        var sealedTicket = new byte[NonceLength + ticket.Length + TagLength];
        var nonce = sealedTicket.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, ticket, sealedTicket.AsSpan(NonceLength, ticket.Length),
            sealedTicket.AsSpan(NonceLength + ticket.Length), AssociatedData(purpose));
        return Base64Url.EncodeToString(sealedTicket);
    }

    /// <inheritdoc/>
    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    /// <returns><c>null</c> for anything that wasn't sealed with this key.</returns>
    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null or { Length: > MaxTokenLength } || !Base64Url.IsValid(protectedText))
            return null;
        var sealedTicket = Base64Url.DecodeFromChars(protectedText);
        if (sealedTicket.Length <= NonceLength + TagLength)
            return null;

        var ticket = new byte[sealedTicket.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(sealedTicket.AsSpan(0, NonceLength), sealedTicket.AsSpan(NonceLength, ticket.Length),
                sealedTicket.AsSpan(NonceLength + ticket.Length), ticket, AssociatedData(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return TicketSerializer.Default.Deserialize(ticket);
    }

    private static byte[] AssociatedData(string? purpose) => Encoding.UTF8.GetBytes(purpose ?? "");
}
