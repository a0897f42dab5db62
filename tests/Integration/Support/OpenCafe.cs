namespace Cafe.Tests.Integration.Support;

/// <summary>The tests that share one café, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneCafe : ICollectionFixture<OpenCafe>
{
    public const string Name = "One café";
}

/// <summary>A café that two <c>cafe up</c> have opened at once in the background, in an environment that leads to another
/// PostgreSQL.</summary>
public sealed class OpenCafe : CafeTest, IAsyncLifetime
{
    internal TestCafe Cafe { get; private set; } = null!;

    internal CafeClient Guest { get; private set; } = null!;

    /// <summary>What the two have said.</summary>
    internal IReadOnlyList<Ended> Ups { get; private set; } = [];

    internal ForeignCluster Foreign { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Foreign = await ForeignCluster.StartAsync();
        Cafe = NewCafe();
        Ups = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Cafe.RunAsync(["up", "--detach", "--port", "0"], Foreign.Environment)));
        Guest = await Cafe.ClientAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await using (Foreign)
            await Foreign.IsAsItWasAsync();
    }
}
