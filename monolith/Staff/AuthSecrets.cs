namespace Cafe.Monolith.Staff;

/// <param name="Key">Seals staff tokens; every service that accepts them has the same.</param>
/// <param name="PasswordHash">Of the staff password, in ASP.NET Core Identity's format 3.</param>
public sealed record AuthSecrets(byte[] Key, string PasswordHash);
