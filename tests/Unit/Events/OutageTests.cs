using Cafe.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cafe.Tests.Unit.Events;

public class OutageTests
{
    [Fact]
    public void Pauses_grow_up_to_five_seconds_and_are_up_to_half_chance()
    {
        for (var failures = 0; failures < 2000; failures++)
        {
            var whole = Math.Min(5, 0.1 * Math.Pow(2, failures));
            Outage.Pause(failures).TotalSeconds.ShouldBeInRange(whole / 2, whole);
        }

        Enumerable.Range(0, 20).Select(_ => Outage.Pause(3)).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Work_that_fails_is_tried_again_until_it_is_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var tries = 0;

        await new Outage(NullLogger.Instance, "It").RunAsync(
            _ =>
            {
                if (++tries == 3)
                    stop.Cancel();
                throw new InvalidOperationException("no");
            },
            stop.Token);

        tries.ShouldBe(3);
    }
}
