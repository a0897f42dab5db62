using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Tests.Unit.Cli;

public sealed class RunStateTests : TempFolder
{
    private readonly DataFolder data;

    public RunStateTests()
    {
        data = new DataFolder(At("data"));
        data.Create();
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var state = State(ProcessIdentity.Current);

        state.Write(data);

        RunState.Read(data).ShouldBeEquivalentTo(state);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"supervisor":null,"phase":"running"}""")]
    [InlineData("""{"supervisor":{"pid":1,"start":"x"},"phase":"dancing"}""")]
    [InlineData("[1]")]
    [InlineData("\0\0\0")]
    public void What_makes_no_sense_counts_as_nothing(string text)
    {
        File.WriteAllText(data.State, text);

        RunState.Read(data).ShouldBeNull();
    }

    [Fact]
    public void A_pid_that_has_gone_to_another_process_is_not_the_one_that_was_noted()
    {
        ProcessIdentity.Current.IsAlive.ShouldBeTrue();
        (ProcessIdentity.Current with { Start = "another time" }).IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void A_running_cafe_is_reported_with_absolute_paths()
    {
        Directory.CreateDirectory(data.Cluster);

        var report = StatusReport.Of(data, State(ProcessIdentity.Current));

        report.Url.ShouldBe("http://localhost:8080");
        report.StaffPasswordFile.ShouldBe(At("data/secrets/staff-password"));
        report.Postgres.ShouldBe(new PostgresReport(
            ProcessPhase.Running, "127.0.0.1", 23456, Environment.ProcessId, "15.18", At("data/postgres"), "postgres",
            At("data/secrets/CAFE_POSTGRES_PASSWORD")));
        report.Processes.ShouldBe(
            [new ProcessReport("monolith", Environment.ProcessId, ProcessPhase.Running, "http://127.0.0.1:8080")]);
    }

    [Fact]
    public void A_killed_cafe_is_not_reported_as_running()
    {
        var report = StatusReport.Of(data, State(new ProcessIdentity(Environment.ProcessId, "another time")));

        report.Url.ShouldBeNull();
        report.Processes.ShouldBe([new ProcessReport("monolith", null, ProcessPhase.Stopped, "http://127.0.0.1:8080")]);
    }

    [Fact]
    public void Another_cafe_in_the_same_folder_keeps_its_state()
    {
        var journal = new RunJournal(data, State(ProcessIdentity.Current));
        var other = State(new ProcessIdentity(1, "another café"));
        other.Write(data);

        journal.Change(state => state with { Phase = RunPhase.Stopping });
        journal.Remove();

        RunState.Read(data).ShouldBeEquivalentTo(other);
    }

    [Fact]
    public void The_lock_is_held_by_one()
    {
        using (var first = data.TryLock())
        {
            first.ShouldNotBeNull();
            data.TryLock().ShouldBeNull();
        }

        using var next = data.TryLock();
        next.ShouldNotBeNull();
    }

    private static RunState State(ProcessIdentity process) => new()
    {
        Supervisor = process,
        Phase = RunPhase.Running,
        Url = "http://localhost:8080",
        Postgres = new ServerState(ProcessPhase.Running, 23456, process, "15.18"),
        // A list, as the reader makes one: Shouldly compares types too.
        Processes = new List<ProcessState> { new("monolith", ProcessPhase.Running, process, "http://127.0.0.1:8080") },
    };
}
