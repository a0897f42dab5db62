using Cafe.Discovery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cafe.Tests.Unit.Discovery;

public sealed class DiscoveryTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly FakeSource _source = new() { Found = [new("http://10.0.0.1:8080"), new("http://10.0.0.2:8080")] };
    private readonly FakeInstances _instances = new();
    private readonly ServiceDirectory _directory;
    private readonly HttpMessageInvoker _client;

    public DiscoveryTests()
    {
        _directory = new ServiceDirectory(_source, _time, NullLogger<ServiceDirectory>.Instance);
        _client = new(new DiscoveryHandler(_directory) { InnerHandler = _instances });
    }

    public void Dispose()
    {
        _client.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Requests_go_to_all_instances_in_turn()
    {
        var hosts = new[] { await HostAsync(), await HostAsync(), await HostAsync(), await HostAsync() };

        hosts.Distinct().Count().ShouldBe(2);
        hosts[..2].ShouldBe(hosts[2..]);
    }

    [Fact]
    public async Task An_instance_with_a_request_under_way_is_passed_over_for_one_without()
    {
        _instances.Slow = "10.0.0.1";
        var firstTwo = Task.WhenAll(HostAsync(), HostAsync());

        var others = new[] { await HostAsync(), await HostAsync(), await HostAsync() };

        others.ShouldAllBe(host => host == "10.0.0.2");
        _instances.SlowAnswer.SetResult(new());
        await firstTwo;
    }

    [Fact]
    public async Task A_dead_instance_is_left_after_its_first_failure_and_then_tried_by_one_request_at_a_time()
    {
        _instances.Dead.Add("10.0.0.1");
        (await FailuresOfAsync(10)).ShouldBe(1);

        _time.Pass(ServiceEndpoint.Rest.TotalSeconds);

        (await FailuresOfAsync(10)).ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_that_answers_again_gets_its_share_again()
    {
        _instances.Dead.Add("10.0.0.1");
        await FailuresOfAsync(2);
        _instances.Dead.Clear();
        _time.Pass(ServiceEndpoint.Rest.TotalSeconds);

        var hosts = new List<string>();
        for (var request = 0; request < 10; request++)
            hosts.Add(await HostAsync());

        hosts.Count(host => host == "10.0.0.1").ShouldBeInRange(4, 6);
    }

    [Fact]
    public async Task Where_all_instances_rest_they_are_tried_nevertheless()
    {
        _instances.Dead.UnionWith(["10.0.0.1", "10.0.0.2"]);
        (await FailuresOfAsync(4)).ShouldBe(4);
        _instances.Dead.Clear();

        (await FailuresOfAsync(2)).ShouldBe(0);
    }

    [Fact]
    public async Task The_source_is_asked_again_and_an_instance_that_it_no_longer_knows_is_left()
    {
        await HostAsync();
        _source.Found = [new("http://10.0.0.3:8080")];
        _time.Pass(seconds: 3);
        await HostAsync(); // Served from what was known; it makes the directory ask.

        new[] { await HostAsync(), await HostAsync() }.ShouldAllBe(host => host == "10.0.0.3");
    }

    [Fact]
    public async Task What_is_known_from_long_ago_is_looked_up_before_it_is_used()
    {
        await HostAsync();
        _source.Found = [new("http://10.0.0.3:8080")];
        _time.Pass(seconds: 60);

        (await HostAsync()).ShouldBe("10.0.0.3");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_fails_or_knows_nobody_leaves_the_last_known_instances(bool fails)
    {
        await HostAsync();
        _source.Found = [];
        _source.Fails = fails;
        _time.Pass(seconds: 60);

        (await HostAsync()).ShouldStartWith("10.0.0.");
    }

    [Fact]
    public async Task A_source_that_fails_is_asked_less_and_less_often()
    {
        await HostAsync();
        _source.Fails = true;
        for (var second = 0; second < 120; second++)
        {
            _time.Pass(seconds: 1);
            await HostAsync();
        }

        // After 4, 8, 16, and then every 20 seconds; give or take.
        (_source.Asked - 1).ShouldBeInRange(6, 10);
    }

    [Fact]
    public async Task While_nobody_is_known_the_source_is_asked_soon_but_not_by_every_request()
    {
        _source.Found = [];
        (await FailuresOfAsync(100)).ShouldBe(100);
        _source.Asked.ShouldBe(1);
        _source.Found = [new("http://10.0.0.3:8080")];
        _time.Pass(seconds: 0.3);

        (await HostAsync()).ShouldBe("10.0.0.3");
    }

    [Fact]
    public async Task A_source_that_hangs_is_not_waited_for_long_where_instances_are_known()
    {
        await HostAsync();
        _source.Hangs = true;
        _time.Pass(seconds: 60);

        (await HostAsync()).ShouldStartWith("10.0.0.");

        _source.IsGivenUp.ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_of_which_no_instance_is_known_is_named()
    {
        _source.Found = [];

        var failure = await Should.ThrowAsync<HttpRequestException>(() => HostAsync());

        failure.HttpRequestError.ShouldBe(HttpRequestError.NameResolutionError);
        failure.Message.ShouldContain("'orders'");
    }

    [Fact]
    public async Task A_message_that_is_sent_again_goes_to_another_instance()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "http://orders/a");
        using var first = await _client.SendAsync(message, CancellationToken.None);
        using var second = await _client.SendAsync(message, CancellationToken.None);

        _instances.Asked.Select(url => url.Host).Distinct().Count().ShouldBe(2);
        message.RequestUri!.Host.ShouldBe("orders");
    }

    [Theory]
    [InlineData("//evil.example/a?b=c")]
    [InlineData("/a%2Fb%20c?q=%C3%A9&r=1+2")]
    public async Task The_path_stays_as_it_is_and_never_names_the_host(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"http://orders{path}");
        using var answer = await _client.SendAsync(message, CancellationToken.None);

        _instances.Asked.Single().PathAndQuery.ShouldBe(path);
        _instances.Asked.Single().Host.ShouldStartWith("10.0.0.");
    }

    private async Task<string> HostAsync()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "http://orders/");
        using var answer = await _client.SendAsync(message, CancellationToken.None);
        return _instances.Asked[^1].Host;
    }

    private async Task<int> FailuresOfAsync(int requests)
    {
        var failures = 0;
        for (var request = 0; request < requests; request++)
        {
            try
            {
                await HostAsync();
            }
            catch (HttpRequestException)
            {
                failures++;
            }
        }

        return failures;
    }

    private sealed class FakeSource : IEndpointSource
    {
        private CancellationToken _hanging;

        public IReadOnlyList<Uri> Found { get; set; } = [];

        public bool Fails { get; set; }

        public bool Hangs { get; set; }

        public int Asked { get; private set; }

        /// <summary>Whether the directory has told a look-up that hangs to end.</summary>
        public bool IsGivenUp => _hanging.IsCancellationRequested;

        public Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel)
        {
            Asked++;
            if (!Hangs) return Fails ? throw new IOException("the name server is away") : Task.FromResult(Found);
            _hanging = cancel;
            return new TaskCompletionSource<IReadOnlyList<Uri>>().Task;
        }
    }

    private sealed class FakeInstances : HttpMessageHandler
    {
        public HashSet<string> Dead { get; } = [];

        public List<Uri> Asked { get; } = [];

        /// <summary>Answers only when <see cref="SlowAnswer"/> does.</summary>
        public string? Slow { get; set; }

        public TaskCompletionSource<HttpResponseMessage> SlowAnswer { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            if (request.RequestUri!.Host == Slow) return SlowAnswer.Task;
            return Dead.Contains(request.RequestUri!.Host)
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")
                : Task.FromResult(new HttpResponseMessage());
        }
    }
}
