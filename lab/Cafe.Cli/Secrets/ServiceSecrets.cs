namespace Cafe.Cli.Secrets;

/// <summary>
/// What each service of the compose file is given of a café's secrets, by the names that the service reads them by: local
/// processes get them as environment variables, containers as files in <c>/run/secrets</c>.
/// </summary>
internal static class ServiceSecrets
{
    /// <summary>A secret that the user may have from elsewhere: the password of the mail server.</summary>
    public const string SmtpPassword = "Mail__Smtp__Password";

    private const string DatabasePassword = "_DB_PASSWORD";
    // What is in a volume is read by its own service, whoever that runs as.
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Name and value of each secret, by service.</summary>
    /// <param name="secrets">Of <see cref="SecretStore"/>.</param>
    /// <param name="host">Where PostgreSQL is, as the services reach it.</param>
    /// <param name="port">Its port.</param>
    /// <param name="smtpPassword">Empty for none.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(
        IReadOnlyDictionary<string, string> secrets, string host, int port, string? smtpPassword)
    {
        (string, string) Database(string name) =>
            ($"ConnectionStrings__{name}",
                $"Host={host};Port={port};Database={name};Username={name};Password={secrets[name.ToUpperInvariant() + DatabasePassword]}");
        var key = ("Auth__Key", secrets["CAFE_AUTH_KEY"]);
        var staff = ("Auth__PasswordHash", secrets["CAFE_STAFF_PASSWORD_HASH"]);
        (string, string)[] mail = string.IsNullOrEmpty(smtpPassword) ? [] : [(SmtpPassword, smtpPassword)];
        var superuser = secrets["CAFE_POSTGRES_PASSWORD"];
        return new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["postgres"] = Named([("POSTGRES_PASSWORD", superuser)]),
            ["provision"] = Named(
            [
                ("PGPASSWORD", superuser),
                .. secrets.Where(secret => secret.Key.EndsWith(DatabasePassword, StringComparison.Ordinal))
                    .Select(secret => (secret.Key, secret.Value)),
            ]),
            ["monolith"] = Named([Database("cafe"), key, staff, .. mail]),
            ["menu"] = Named([Database("menu"), key]),
            ["orders"] = Named([Database("orders"), key]),
            ["reporting"] = Named([Database("reporting"), key, .. mail]),
            ["gateway"] = Named([Database("gateway"), key, staff]),
        };
    }

    /// <summary>Writes each service's secrets as files into the folder of its name; what it no longer gets is removed.
    /// Whoever is reading meanwhile finds each file old or new, and whole.</summary>
    /// <exception cref="CafeException">The folder can't be written to.</exception>
    public static void Write(
        string folder, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> secrets)
    {
        try
        {
            foreach (var (service, files) in secrets)
            {
                var own = Directory.CreateDirectory(Path.Combine(folder, service)).FullName;
                foreach (var (name, value) in files) SecretFile.Write(Path.Combine(own, name), value, ReadByAll);
                foreach (var file in Directory.GetFiles(own).Where(file => !files.ContainsKey(Path.GetFileName(file))))
                    File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CafeException($"the secrets can't be written to {folder}: {e.Message}");
        }
    }

    private static Dictionary<string, string> Named((string Name, string Value)[] secrets) =>
        secrets.ToDictionary(secret => secret.Name, secret => secret.Value);
}
