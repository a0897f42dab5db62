using Cafe.Deploy.Output;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.Output;

public sealed class ProgressTests : IDisposable
{
    private const string Up1 = "\u001b[1A\r\u001b[J";
    private const string Up2 = "\u001b[2A\r\u001b[J";

    private readonly TestClock _clock = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Where_there_is_no_terminal_each_change_is_a_line_with_its_time()
    {
        var progress = new PlainProgress(_output, _clock);

        progress.State("menu", "0/2 running");
        _clock.Advance(TimeSpan.FromSeconds(5));
        progress.State("menu", "0/2 running");
        progress.Line("orders", "registered cafe-orders:7");
        _clock.Advance(TimeSpan.FromMinutes(61));
        progress.State("menu", "2/2 running");
        progress.Line("", "one line\nand another");

        _output.ToString().ShouldBe("""
            00:00 menu: 0/2 running
            00:05 orders: registered cafe-orders:7
            61:05 menu: 2/2 running
            61:05 one line
            61:05 and another

            """);
    }

    [Fact]
    public void On_a_terminal_the_states_stand_below_what_scrolls_by()
    {
        using var progress = new BoardProgress(_output, _clock, width: 80);

        progress.State("menu", "0/2 running");
        progress.State("orders", "waits");
        progress.State("orders", "waits");
        _clock.Advance(TimeSpan.FromSeconds(5));
        progress.Line("menu", "has started 2 tasks");
        progress.State("menu", "2/2 running");

        _output.ToString().ShouldBe(
            "\u001b[J" + "  menu                 0/2 running\n"
            + Up1 + "  menu                 0/2 running\n  orders               waits\n"
            + Up2 + "00:05 menu: has started 2 tasks\n  menu                 0/2 running\n  orders               waits\n"
            + Up2 + "  menu                 2/2 running\n  orders               waits\n");
    }

    [Fact]
    public void A_state_that_is_wider_than_the_terminal_is_cut_so_that_it_stays_one_line()
    {
        using var progress = new BoardProgress(_output, _clock, width: 30);

        progress.State("menu", "in progress: 1/2 running");

        _output.ToString().ShouldBe("\u001b[J" + "  menu                 in pro\n");
        _output.ToString().Split('\n')[0].Length.ShouldBe(29 + "\u001b[J".Length);
    }

    [Fact]
    public void What_stands_at_the_end_stays_when_another_board_begins()
    {
        using (var first = new BoardProgress(_output, _clock, width: 80)) first.State("menu", "done");
        _output.GetStringBuilder().Clear();

        using var second = new BoardProgress(_output, _clock, width: 80);
        second.Line("", "next");

        _output.ToString().ShouldBe("\u001b[J" + "00:00 next\n");
    }
}
