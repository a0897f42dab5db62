namespace Cafe.Cli.Postgres;

/// <summary>The server programs of one PostgreSQL version.</summary>
internal sealed record PostgresBinaries(string Folder, Version Version)
{
    public string Server => In(Folder, "postgres");
    public string InitDb => In(Folder, "initdb");
    public string Psql => In(Folder, "psql");

    /// <summary>Whether all programs that cafe needs are there.</summary>
    public static bool AreIn(string folder) =>
        File.Exists(In(folder, "postgres")) && File.Exists(In(folder, "initdb")) && File.Exists(In(folder, "psql"));

    public static string In(string folder, string program) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
