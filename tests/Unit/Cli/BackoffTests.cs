using Cafe.Cli.Processes;

namespace Cafe.Tests.Unit.Cli;

public sealed class BackoffTests
{
    [Fact]
    public void The_pauses_double_from_half_a_second_to_thirty_seconds()
    {
        var backoff = new Backoff(() => 0.5);

        Enumerable.Range(0, 9).Select(_ => backoff.Next().TotalSeconds).ShouldBe([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
    }

    [Fact]
    public void After_a_reset_they_begin_anew()
    {
        var backoff = new Backoff(() => 0.5);
        for (var crash = 0; crash < 5; crash++) backoff.Next();

        backoff.Reset();

        backoff.Next().ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(1, 0.6)]
    public void Chance_moves_a_pause_by_a_fifth_at_most(double random, double seconds) =>
        new Backoff(() => random).Next().TotalSeconds.ShouldBe(seconds, 0.001);
}
