using System.Text;
using Cafe.Cli.Processes;

namespace Cafe.Tests.Unit.Cli;

public sealed class ProcessOutputTests : TempFolder
{
    [Fact]
    public async Task Lines_are_split_at_line_feeds_and_the_last_needs_none() =>
        (await LinesAsync("one\r\n\ncafé"u8.ToArray())).ShouldBe(["one", "", "café"]);

    [Fact]
    public async Task A_line_without_end_is_cut()
    {
        var lines = await LinesAsync(Encoding.UTF8.GetBytes(new string('x', 100_000) + "\nnext\n"));

        lines.ShouldBe([new string('x', OutputLines.Longest) + " ...", "next"]);
    }

    [Fact]
    public async Task Escape_sequences_and_broken_text_do_no_harm()
    {
        var lines = await LinesAsync([.. "a\u001b[2Jb\0\tc"u8, 0xff, 0xfe, (byte)'\n']);

        lines.ShouldBe(["a\ufffd[2Jb\ufffd\tc\ufffd\ufffd"]);
    }

    [Fact]
    public void A_log_keeps_its_size_and_one_that_came_before()
    {
        using (var log = new LogFile(At("a.log"), limit: 100))
        {
            for (var i = 0; i < 100; i++) log.Write($"line {i:000}");
        }

        new FileInfo(At("a.log")).Length.ShouldBeLessThan(120);
        new FileInfo(At("a.log.1")).Length.ShouldBeInRange(100, 120);
        File.ReadLines(At("a.log.1")).Concat(File.ReadLines(At("a.log"))).Last().ShouldBe("line 099");
        Directory.GetFiles(At("")).Length.ShouldBe(2);
    }

    [Fact]
    public void A_log_that_can_not_be_written_is_no_error()
    {
        using var log = new LogFile(At("no/such/folder/a.log"));

        Should.NotThrow(() => log.Write("lost"));
    }

    private static async Task<List<string>> LinesAsync(byte[] bytes)
    {
        var lines = new List<string>();
        await OutputLines.ReadAsync(new MemoryStream(bytes), lines.Add);
        return lines;
    }
}
