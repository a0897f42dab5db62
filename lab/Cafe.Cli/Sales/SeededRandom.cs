namespace Cafe.Cli.Sales;

/// <summary>Random numbers that are the same on every machine and in every version of .NET, which
/// <see cref="Random"/> doesn't promise: SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators" (OOPSLA 2014).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>One for each day: what happens on a day depends on no other day.</summary>
    public static SeededRandom Of(ulong seed, DateOnly day) => new(new SeededRandom(seed).Next() ^ (ulong)day.DayNumber);

    public ulong Next()
    {
        var z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>From 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>About normal, with mean 0 and deviation 1: the sum of four uniform numbers. The logarithm of an exact
    /// method may differ in its last bit between machines.</summary>
    public double Normal() => (Fraction() + Fraction() + Fraction() + Fraction() - 2) * 1.7320508075688772;

    /// <summary>The index of one of the weights, each as often as it weighs.</summary>
    public int Pick(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += weight;
        var at = Below(sum);
        var index = 0;
        while (at >= weights[index]) at -= weights[index++];
        return index;
    }

    /// <summary>A version-7 UUID of the instant (RFC 9562).</summary>
    public Guid Uuid(DateTime instant)
    {
        var milliseconds = (ulong)((instant - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (Next() & 0x0FFF));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (Next() >> 2));
        return new Guid(bytes, bigEndian: true);
    }
}
