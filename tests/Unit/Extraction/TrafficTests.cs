using Cafe.Extraction;
using Cafe.Tests.Unit.Discovery;

namespace Cafe.Tests.Unit.Extraction;

public sealed class TrafficTests
{
    private readonly FakeTime _time = new();
    private readonly RouteBoard _board;

    public TrafficTests() => _board = new([new() { Name = "orders", Paths = ["/api/orders"] }], _time);

    private Traffic Traffic => _board.Find("orders")!.TrafficOf(Side.Service);

    [Fact]
    public void Each_second_counts_its_requests_and_what_they_took()
    {
        Traffic.Add(TimeSpan.FromMilliseconds(10), failed: false);
        Traffic.Add(TimeSpan.FromMilliseconds(30), failed: true);
        _time.Pass(seconds: 1);
        Traffic.Add(TimeSpan.FromMilliseconds(5), failed: false);
        _time.Pass(seconds: 2);

        var seen = Traffic.Read();

        seen.Requests.TakeLast(4).ShouldBe([0, 2, 1, 0]);
        seen.Errors.TakeLast(4).ShouldBe([0, 1, 0, 0]);
        seen.MeanMilliseconds.TakeLast(4).ShouldBe([0, 20, 5, 0]);
        seen.MaxMilliseconds.TakeLast(4).ShouldBe([0, 30, 5, 0]);
    }

    [Fact]
    public void The_second_that_has_not_ended_is_not_told()
    {
        Traffic.Add(TimeSpan.FromMilliseconds(10), failed: false);

        Traffic.Read().Requests.Sum().ShouldBe(0);
    }

    [Fact]
    public void What_is_older_than_two_minutes_is_forgotten()
    {
        Traffic.Add(TimeSpan.FromMilliseconds(10), failed: false);
        _time.Pass(Traffic.Seconds - 1);
        Traffic.Read().Requests[0].ShouldBe(1);

        _time.Pass(seconds: 1);
        Traffic.Read().Requests.Sum().ShouldBe(0);

        Traffic.Add(TimeSpan.FromMilliseconds(10), failed: false);
        _time.Pass(seconds: 1);
        Traffic.Read().Requests.Sum().ShouldBe(1);
    }
}
