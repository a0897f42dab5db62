namespace Cafe.Cli.Postgres;

/// <summary>Chooses the PostgreSQL for a café, and installs one where there is none and it may.</summary>
internal static class PostgresLocator
{
    public static bool IsInReach(IReadOnlyList<PostgresBinaries> found) => found.Count > 0 || MayInstall;

    private static bool MayInstall => SearchRoots.OfThisMachine().Chosen is null && PostgresInstaller.CanInstall;

    public static Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(CancellationToken cancellation) =>
        new PostgresFinder(SearchRoots.OfThisMachine(), PostgresFinder.AskAsync).FindAllAsync(cancellation);

    public static async Task<PostgresBinaries> FindAsync(
        DataFolder data, Terminal terminal, CancellationToken cancellation)
    {
        var existing = PostgresCluster.ExistingVersion(data);
        var found = await FindAllAsync(cancellation);
        if (found.Count == 0 && MayInstall)
        {
            await terminal.StepAsync(
                "PostgreSQL isn't here: installing it with the system's package manager",
                "PostgreSQL wasn't here: installed with the package manager",
                () => PostgresInstaller.InstallAsync(cancellation));
            found = await FindAllAsync(cancellation);
        }

        return Choose(found, existing, data.Cluster, SearchRoots.OfThisMachine().Chosen);
    }

    /// <summary>The newest; for a cluster that exists the newest of its major version, as no other can run
    /// it.</summary>
    public static PostgresBinaries Choose(
        IReadOnlyList<PostgresBinaries> found, int? existing, string cluster, string? chosen)
    {
        const string wanted = "PostgreSQL 15 or newer (postgres, initdb and psql)";
        if (found.Count == 0)
        {
            var place = chosen is null ? "on this machine" : $"in CAFE_POSTGRES_BIN ({chosen})";
            throw new CafeException($"There is no {wanted} {place}. Ways to get it:\n{PostgresInstaller.Ways}");
        }

        return existing is null ? found[0] : found.FirstOrDefault(binaries => binaries.Version.Major == existing)
            ?? throw new CafeException(
                $"{cluster} was made by PostgreSQL {existing}, "
                + $"and only {string.Join(", ", found.Select(binaries => binaries.Version))} is here. "
                + $"Install PostgreSQL {existing}, or name its folder in CAFE_POSTGRES_BIN; "
                + "or move the cluster and the secrets away: the café then starts empty.");
    }
}
