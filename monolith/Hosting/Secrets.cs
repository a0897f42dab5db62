using System.Buffers.Binary;
using Cafe.Monolith.Staff;
using Npgsql;

namespace Cafe.Monolith.Hosting;

/// <summary>
/// Secrets are configuration: files in <c>/run/secrets</c> named by their key (<c>Auth__Key</c>), or the
/// environment. Outside Development a secret that is missing, short or well-known stops the start.
/// </summary>
public static class Secrets
{
    private const string Folder = "/run/secrets";
    private const int MinPasswordLength = 16;
    private const int MinKeyLength = 32;
    private const int MinIterations = 100_000;

    /// <summary>Version byte, PRF, iterations and salt length of ASP.NET Core Identity's format 3, salt and key.</summary>
    private const int MinHashLength = 13 + 16 + 32;

    private static readonly string[] WellKnown = ["password", "postgres", "changeme", "secret", "admin", "cafe", "12345", "qwerty"];

    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        try
        {
            builder.Configuration.AddKeyPerFile(Folder, optional: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Folder}: the secrets can't be read ({e.Message}).");
        }
    }

    /// <exception cref="ConfigurationException">Names the key.</exception>
    public static string ConnectionString(this WebApplicationBuilder builder, string name)
    {
        var key = $"ConnectionStrings:{name}";
        var configured = builder.Configuration.GetConnectionString(name);
        if (string.IsNullOrWhiteSpace(configured))
            throw Wrong(key, "is missing");

        // What is configured wins over these: a keyword that comes again counts.
        const string defaults = "Timeout=5;Command Timeout=15;Keepalive=30;Maximum Pool Size=50;GSS Encryption Mode=Disable;";
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(defaults + configured) { ApplicationName = builder.Environment.ApplicationName };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw Wrong(key, "is not a PostgreSQL connection string"); // The parser's own words may quote the password.
        }

        if (!builder.Environment.IsDevelopment())
            CheckPassword(key, connection.Password);
        return connection.ConnectionString;
    }

    /// <exception cref="ConfigurationException">Names the key.</exception>
    public static AuthSecrets AuthSecrets(this WebApplicationBuilder builder)
    {
        var key = Base64("Auth:Key", builder.Configuration["Auth:Key"], MinKeyLength);
        if (!builder.Environment.IsDevelopment() && key.Distinct().Count() < MinKeyLength / 4)
            throw Wrong("Auth:Key", "is not random");

        const string hashKey = "Auth:PasswordHash";
        var hash = builder.Configuration[hashKey];
        var bytes = Base64(hashKey, hash, MinHashLength);
        if (bytes[0] != 1)
            throw Wrong(hashKey, "is not in the format of PasswordHasher, version 3");
        if (!builder.Environment.IsDevelopment())
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) < MinIterations)
                throw Wrong(hashKey, $"has less than {MinIterations} iterations");
            if (WellKnown.AsParallel().Any(word => StaffApi.IsPassword(word, hash!)))
                throw Wrong(hashKey, "is the hash of a well-known password");
        }

        return new(key, hash!);
    }

    private static void CheckPassword(string key, string? password)
    {
        if (string.IsNullOrEmpty(password))
            throw Wrong(key, "has no Password");
        if (password.Length < MinPasswordLength)
            throw Wrong(key, $"has a Password of less than {MinPasswordLength} characters");
        if (WellKnown.Any(word => password.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length < MinPasswordLength / 2))
            throw Wrong(key, "has a well-known Password");
    }

    private static byte[] Base64(string key, string? text, int minLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Wrong(key, "is missing");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            throw Wrong(key, "is not base64");
        if (length < minLength)
            throw Wrong(key, $"has {length} bytes, at least {minLength} are needed");
        return bytes[..length];
    }

    private static ConfigurationException Wrong(string key, string what) => new(
        $"{key} {what}. Give it as the file {Folder}/{key.Replace(":", "__", StringComparison.Ordinal)} or as an environment variable of that name.");
}
