using Cafe.Extraction;

namespace Cafe.Tests.Unit.Extraction;

public sealed class HiddenWritesTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 21, 11, 2, 30, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(null, 41, "41 writes to orders since 2026-11-21 10:02 UTC on the monolith will not be visible")]
    [InlineData(null, 12_345, "12,345 writes to orders since 2026-11-21 10:02 UTC on the monolith will not be visible")]
    [InlineData(null, 1, "1 write to orders at 2026-11-21 10:02 UTC on the monolith will not be visible")]
    [InlineData(null, 0, "a write to orders that may have been accepted at 2026-11-21 10:02 UTC on the monolith will not be visible")]
    [InlineData("an import of 20,000 orders", 1, "an import of 20,000 orders (orders, 2026-11-21 10:02 UTC, on the monolith) will not be visible")]
    public void What_would_not_be_visible_is_said_in_words(string? what, long count, string words) =>
        new HiddenWrites("orders", Side.Monolith, what, count, Since).ToString().ShouldBe(words);
}
