using System.Net;
using System.Net.Sockets;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class RefusalTests : CafeTest
{
    [Theory]
    [InlineData("--detach")]
    [InlineData(null)]
    public async Task A_port_that_is_taken_is_named_and_nothing_is_started(string? detach)
    {
        var cafe = NewCafe();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var up = await cafe.RunAsync(["up", "--port", $"{port}", .. detach is null ? (string[])[] : [detach]]);

        up.ExitCode.ShouldBe(1, up.ToString());
        up.Everything.ShouldContain($"{port}");
        up.Everything.ShouldContain("--port");
        up.Everything.ShouldNotContain("   at ");
        cafe.Processes.ShouldBeEmpty();
        Directory.Exists(Path.Combine(cafe.Data, "postgres")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_PostgreSQL_the_ways_to_get_it_are_told()
    {
        var cafe = NewCafe();
        Directory.CreateDirectory(cafe.Data);

        // An empty folder in the place of PostgreSQL's.
        var up = await cafe.RunAsync(["up", "--port", "0"], ("CAFE_POSTGRES_BIN", cafe.Data));

        up.ExitCode.ShouldBe(1, up.ToString());
        up.Everything.ShouldContain("CAFE_POSTGRES_BIN");
        up.Everything.ShouldContain(cafe.Data);
        up.Everything.ShouldContain("PostgreSQL 15 or newer");
        up.Everything.ShouldContain("apt-get install postgresql");
        up.Everything.ShouldNotContain("   at ");
        cafe.Processes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stauts", "'status'")]
    [InlineData("up --prot 8081", "'--port'")]
    [InlineData("status --jsno", "'--json'")]
    [InlineData("test --suite untegration", "'integration'")]
    [InlineData("route menu sevrice", "'service'")]
    [InlineData("up --start-at monolit", "service or monolith")]
    public async Task A_misspelt_word_is_answered_with_the_nearest_one(string typed, string meant)
    {
        var answer = await RunningProgram.RunAsync(Clone.CafeCommand, typed.Split(' '));

        answer.ExitCode.ShouldBe(2, answer.ToString());
        answer.Errors.ShouldContain(meant);
        answer.Output.ShouldBeEmpty();
    }
}
