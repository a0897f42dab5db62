namespace Cafe.Deploy.Model;

/// <summary>The size of a Fargate task. Only certain pairs exist: see "Task CPU and memory" in the ECS developer guide.</summary>
/// <param name="Cpu">In 1/1024 of a virtual processor.</param>
/// <param name="Memory">In MiB.</param>
internal sealed record FargateSize(int Cpu, int Memory)
{
    private const int Gib = 1024;

    private static readonly (int Cpu, int[] Memory)[] Pairs =
    [
        (256, [512, 1 * Gib, 2 * Gib]),
        (512, [.. Steps(1, 4, 1)]),
        (1024, [.. Steps(2, 8, 1)]),
        (2048, [.. Steps(4, 16, 1)]),
        (4096, [.. Steps(8, 30, 1)]),
        (8192, [.. Steps(16, 60, 4)]),
        (16384, [.. Steps(32, 120, 8)]),
    ];

    /// <summary>The smallest size with at least so much of each.</summary>
    /// <returns><c>null</c> where the largest isn't enough.</returns>
    public static FargateSize? AtLeast(int cpu, int memory) => Pairs
        .Where(pair => pair.Cpu >= cpu)
        .SelectMany(pair => pair.Memory.Where(size => size >= memory).Select(size => new FargateSize(pair.Cpu, size)))
        .FirstOrDefault();

    /// <summary>What is wrong with the pair; <c>null</c> if it exists.</summary>
    public string? Problem() => Pairs.FirstOrDefault(pair => pair.Cpu == Cpu) switch
    {
        { Memory: null } => $"cpu {Cpu} isn't one of {string.Join(", ", Pairs.Select(pair => pair.Cpu))}",
        var (_, sizes) when !sizes.Contains(Memory) =>
            $"cpu {Cpu} doesn't go with {Memory} MiB of memory, only with {string.Join(", ", sizes)}",
        _ => null,
    };

    private static IEnumerable<int> Steps(int from, int to, int step)
    {
        for (var gib = from; gib <= to; gib += step) yield return gib * Gib;
    }
}
