using Cafe.Cli.Postgres;

namespace Cafe.Tests.Unit.Cli;

public sealed class PostmasterTests : TempFolder
{
    [Fact]
    public void A_pid_file_that_names_another_process_means_no_server_and_names_none_afterwards()
    {
        var file = Write("postmaster.pid", $"{Environment.ProcessId}\n{At("")}\n12345\n");

        Postmaster.Of(At("")).ShouldBeNull();
        Postmaster.CorrectMisleadingPidFile(At(""));

        File.ReadAllLines(file).ShouldBe(["2147483647", At(""), "12345"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number\n")]
    [InlineData("999999999\n/somewhere\n")]
    public void A_pid_file_that_names_no_process_is_left_to_the_server(string text)
    {
        var file = Write("postmaster.pid", text);

        Postmaster.Of(At("")).ShouldBeNull();
        Postmaster.CorrectMisleadingPidFile(At(""));

        File.ReadAllText(file).ShouldBe(text);
    }

    [Fact]
    public void No_pid_file_means_no_server() => Postmaster.Of(At("nothing")).ShouldBeNull();
}
