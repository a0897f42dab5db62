using Cafe.Deploy;

namespace Cafe.Tests.Deploy;

public sealed class DependencyGraphTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_works_run_at_once_than_allowed_and_each_after_what_it_names(int atOnce)
    {
        var (running, most, done) = (0, 0, new List<string>());
        var works = Enumerable.Range(0, 12).Select(i => new Work($"{i}", i < 6 ? [] : [$"{i - 6}"], async cancellation =>
        {
            lock (done) most = Math.Max(most, ++running);
            await Task.Delay(5, cancellation);
            lock (done)
            {
                running--;
                done.Add($"{i}");
            }
        }));

        await DependencyGraph.RunAsync(works, CancellationToken.None, atOnce);

        most.ShouldBe(atOnce);
        done.Count.ShouldBe(12);
        for (var i = 6; i < 12; i++) done.IndexOf($"{i - 6}").ShouldBeLessThan(done.IndexOf($"{i}"));
    }

    [Fact]
    public async Task The_first_that_fails_stops_what_waits_for_its_turn()
    {
        var begun = new List<string>();
        Work[] works =
        [
            new("a", [], _ => throw new DeployException("a failed")),
            new("b", [], _ => Begin("b")),
            new("c", ["a"], _ => Begin("c")),
        ];

        var error = await Should.ThrowAsync<DeployException>(() => DependencyGraph.RunAsync(works, CancellationToken.None, atOnce: 1));

        error.Message.ShouldBe("a failed");
        begun.ShouldBeEmpty();

        Task Begin(string name)
        {
            begun.Add(name);
            return Task.CompletedTask;
        }
    }
}
