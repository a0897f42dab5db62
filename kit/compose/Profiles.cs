namespace Cafe.Compose;

/// <summary>Chooses the services that a project has.</summary>
internal static class Profiles
{
    /// <summary>Those without profiles, and those with one that is asked for.</summary>
    /// <exception cref="ComposeException">One of them depends on a service that isn't among them.</exception>
    public static IReadOnlyList<ComposeService> Active(
        IReadOnlyList<ComposeService> services, IReadOnlyCollection<string> asked)
    {
        var active = services
            .Where(service => service.Profiles.Count == 0 || service.Profiles.Any(asked.Contains)).ToList();
        foreach (var service in active)
        {
            foreach (var dependency in service.DependsOn)
            {
                var other = services.First(named => named.Name == dependency.Service);
                if (!active.Contains(other)) throw Missing(service, dependency.Location, other);
            }
        }

        return active;
    }

    private static ComposeException Missing(ComposeService service, SourceLocation place, ComposeService other) => new(
        place.File, place.Line, $"services.{service.Name}.depends_on",
        $"{other.Name} isn't started, since it has the profiles {string.Join(", ", other.Profiles)}; "
        + $"ask for one of them, or give {service.Name} one too");
}
