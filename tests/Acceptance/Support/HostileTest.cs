using System.Collections.Concurrent;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Whatever is sent, the café answers or hangs up, goes on, and keeps its books in order.</summary>
public abstract class HostileTest(CafeTarget cafe)
{
    private protected CafeTarget Cafe { get; } = cafe;

    private protected CafeClient Guest { get; } = cafe.CreateClient();

    private protected CafeClient Staff { get; } = cafe.CreateClient(staff: true);

    private protected OrderAudit Audit { get; } = new(cafe);

    /// <summary>What the customers of all its orders begin with.</summary>
    private protected string Marker { get; } = $"Hostile {Guid.NewGuid():N}";

    private protected async Task<IEnumerable<(string, int?)>> Processes() =>
        (await Cafe.StatusAsync()).Processes.Select(process => (process.Name, process.Pid));

    private protected async Task NothingIsBroken(IEnumerable<(string, int?)> processes)
    {
        (await Processes()).ShouldBe(processes, "a process has been lost");
        await Guest.Get("/health/live").Expect(200);
        await Guest.Get("/health/ready").Expect(200);
        (await Audit.HalfWrittenAsync()).ShouldBeEmpty("orders that are half written");
    }

    private protected static string Summary(ConcurrentQueue<string> complaints) => complaints.IsEmpty
        ? ""
        : $"{complaints.Count} in all, such as\n{string.Join('\n', complaints.Take(25))}";
}
