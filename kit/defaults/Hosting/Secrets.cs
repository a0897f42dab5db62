using Npgsql;

namespace Cafe.ServiceDefaults;

/// <summary>
/// Secrets are configuration: files in <c>/run/secrets</c> named by their key (<c>Auth__Key</c>), or the
/// environment. Outside Development a secret that is missing, short or well-known stops the start.
/// </summary>
public static class Secrets
{
    private const string Folder = "/run/secrets";
    private const int MinPasswordLength = 16;
    private const int MinKeyLength = 32;

    /// <summary>Words that a password must not be made of.</summary>
    public static readonly IReadOnlyList<string> WellKnown = ["password", "postgres", "changeme", "secret", "admin", "cafe", "12345", "qwerty"];

    internal static void AddSecretFiles(this WebApplicationBuilder builder)
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

    /// <summary>A PostgreSQL connection string, with the time limits that every service has.</summary>
    /// <exception cref="ConfigurationException">Names the key.</exception>
    internal static string ConnectionString(this WebApplicationBuilder builder, string name)
    {
        var key = $"ConnectionStrings:{name}";
        var configured = builder.Configuration.GetConnectionString(name);
        if (string.IsNullOrWhiteSpace(configured))
            throw Wrong(key, "is missing");

        // What is configured wins over these: a keyword that comes again counts.
        const string defaults = "Timeout=5;Command Timeout=15;Keepalive=30;Maximum Pool Size=50;Max Auto Prepare=50;GSS Encryption Mode=Disable;";
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

    /// <summary>The key that seals the tokens of staff and services, <c>Auth:Key</c>.</summary>
    /// <exception cref="ConfigurationException">Names the key.</exception>
    internal static byte[] AuthKey(this WebApplicationBuilder builder)
    {
        var key = builder.Base64Secret("Auth:Key", MinKeyLength);
        if (!builder.Environment.IsDevelopment() && key.Distinct().Count() < MinKeyLength / 4)
            throw Wrong("Auth:Key", "is not random");
        return key;
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

    /// <summary>A secret that is kept as base64.</summary>
    /// <param name="builder">Its configuration has the secret.</param>
    /// <param name="key">The secret's configuration key.</param>
    /// <param name="minLength">How many bytes it has at least.</param>
    /// <exception cref="ConfigurationException">Names the key.</exception>
    public static byte[] Base64Secret(this WebApplicationBuilder builder, string key, int minLength)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var text = builder.Configuration[key];
        if (string.IsNullOrWhiteSpace(text))
            throw Wrong(key, "is missing");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            throw Wrong(key, "is not base64");
        if (length < minLength)
            throw Wrong(key, $"has {length} bytes, at least {minLength} are needed");
        return bytes[..length];
    }

    /// <summary>What to throw for a secret that can't be used.</summary>
    /// <param name="key">Its configuration key.</param>
    /// <param name="what">What is wrong with it, as the rest of a sentence.</param>
    public static ConfigurationException Wrong(string key, string what) => new(
        $"{key} {what}. Give it as the file {Folder}/{key.Replace(":", "__", StringComparison.Ordinal)} or as an environment variable of that name.");
}
