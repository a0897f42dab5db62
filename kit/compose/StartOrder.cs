namespace Cafe.Compose;

/// <summary>Puts services behind those that they depend on.</summary>
internal static class StartOrder
{
    /// <summary>Dependencies first, otherwise the given order.</summary>
    /// <exception cref="ComposeException">Services depend on each other in a circle.</exception>
    public static IReadOnlyList<ComposeService> Of(IReadOnlyList<ComposeService> services)
    {
        var waiting = services.ToList();
        var placed = new List<ComposeService>(services.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.Find(service => !WaitsFor(service, waiting).Any()) ?? throw Circle(waiting);
            waiting.Remove(next);
            placed.Add(next);
        }

        return placed;
    }

    private static IEnumerable<ComposeDependency> WaitsFor(ComposeService service, List<ComposeService> waiting) =>
        service.DependsOn.Where(dependency => waiting.Exists(other => other.Name == dependency.Service));

    // Every waiting service waits for another one, so that following them must come back to one already seen.
    private static ComposeException Circle(List<ComposeService> waiting)
    {
        var path = new List<string>();
        var service = waiting[0];
        while (!path.Contains(service.Name))
        {
            path.Add(service.Name);
            var awaited = WaitsFor(service, waiting).First().Service;
            service = waiting.Find(other => other.Name == awaited)!;
        }

        var circle = path.SkipWhile(name => name != service.Name).Append(service.Name);
        var place = WaitsFor(service, waiting).First().Location;
        return new ComposeException(place.File, place.Line, $"services.{service.Name}.depends_on",
            $"the services wait for each other: {string.Join(" → ", circle)}; remove one of these dependencies");
    }
}
