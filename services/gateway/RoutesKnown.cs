using Cafe.Extraction;
using Cafe.ServiceDefaults;

namespace Cafe.Gateway;

/// <summary>The gateway is ready once it has learned the modes, and stays so while the database is away.</summary>
public sealed class RoutesKnown(RouteBoard board) : IReadiness
{
    public Task<string?> WhyNotAsync(CancellationToken cancellationToken) =>
        Task.FromResult(board.IsKnown ? null : "the modes of the route groups aren't known yet");
}
