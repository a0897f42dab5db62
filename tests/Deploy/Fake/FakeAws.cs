using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// A stateful stand-in for the AWS services that the deploy tool calls: in process, over real HTTP and in the real
/// wire formats. It keeps what it is told, and lets time pass over it: services roll out, tasks start and fail,
/// circuit breakers trip. Requests must be signed (which service is meant stands in the signature's scope);
/// the signature itself isn't verified.
/// </summary>
public sealed class FakeAws : IAsyncDisposable
{
    private readonly WebApplication _listener;
    private readonly Dictionary<string, FakeService> _services;
    private readonly List<AwsCall> _calls = [];
    private readonly List<Fault> _faults = [];
    private readonly HashSet<(string Service, string Operation)> _throttled = [];
    private long _activity;
    private int _inFlight;

    private FakeAws(TimeProvider clock, string account, string region)
    {
        World = new(clock, account, region);
        CloudMap = new(this);
        Logs = new(this);
        Ecr = new(this);
        Ecs = new(this);
        Elb = new(this);
        Iam = new(this);
        Scaling = new(this);
        Scheduler = new(this);
        Secrets = new(this);
        CloudFormation = new(this);
        _services = new(StringComparer.Ordinal)
        {
            ["ecs"] = Ecs,
            ["servicediscovery"] = CloudMap,
            ["scheduler"] = Scheduler,
            ["cloudformation"] = CloudFormation,
            ["ecr"] = Ecr,
            ["elasticloadbalancing"] = Elb,
            ["iam"] = Iam,
            ["logs"] = Logs,
            ["application-autoscaling"] = Scaling,
            ["secretsmanager"] = Secrets,
            ["sts"] = new FakeSts(this),
            ["tagging"] = new FakeTagging(this),
        };

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _listener = builder.Build();
        _listener.Run(AnswerAsync);
    }

    private enum FaultKind
    {
        Throttle,
        Fail,
        Hang,
    }

    /// <summary>Where the fake listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The calls so far, in the order of arrival.</summary>
    public IReadOnlyList<AwsCall> Calls
    {
        get
        {
            lock (World.Lock)
                return [.. _calls];
        }
    }

    /// <summary>Real time that is added to each call.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// Called before a call is executed, outside the fake's lock: here a test kills the tool, or does what
    /// somebody else would do at this moment (see <see cref="Do"/>).
    /// </summary>
    public Action<AwsCall>? OnCall { get; set; }

    /// <summary>Elastic Container Service.</summary>
    public FakeEcs Ecs { get; }

    /// <summary>Cloud Map.</summary>
    public FakeCloudMap CloudMap { get; }

    /// <summary>EventBridge Scheduler.</summary>
    public FakeScheduler Scheduler { get; }

    /// <summary>CloudFormation.</summary>
    public FakeCloudFormation CloudFormation { get; }

    /// <summary>Elastic Container Registry.</summary>
    public FakeEcr Ecr { get; }

    /// <summary>Elastic Load Balancing.</summary>
    public FakeElb Elb { get; }

    /// <summary>Identity and Access Management.</summary>
    public FakeIam Iam { get; }

    /// <summary>CloudWatch Logs.</summary>
    public FakeLogs Logs { get; }

    /// <summary>Application Auto Scaling.</summary>
    public FakeScaling Scaling { get; }

    /// <summary>Secrets Manager.</summary>
    public FakeSecrets Secrets { get; }

    internal Simulation World { get; }

    /// <summary>Calls that are being answered; those that hang don't count.</summary>
    internal int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>
    /// Whether a client was throttled, or met an error of the server, a moment ago: its SDK comes again after a pause in real time, in which virtual time
    /// stands still.
    /// </summary>
    internal bool IsRetryDue
    {
        get
        {
            lock (World.Lock)
                return _throttled.Count > 0;
        }
    }

    /// <summary>Changes whenever a call arrives or is answered.</summary>
    internal long Activity => Interlocked.Read(ref _activity);

    /// <summary>Starts a fake on a free port of this machine.</summary>
    public static async Task<FakeAws> StartAsync(
        TimeProvider clock, string account = "123456789012", string region = "eu-west-1")
    {
        var fake = new FakeAws(clock, account, region);
        await fake._listener.StartAsync();
        fake.Url = fake._listener.Urls.Single();
        return fake;
    }

    /// <summary>The next calls of an operation get the service's own throttling error.</summary>
    public void Throttle(string service, string operation, int times) =>
        Add(new(FaultKind.Throttle, service, operation, times, null));

    /// <summary>The next calls of an operation fail, without any effect.</summary>
    public void Fail(
        string service, string operation, string code, string message, int status = 400, int times = 1) =>
        Add(new(FaultKind.Fail, service, operation, times, new(code, message, status)));

    /// <summary>The next calls of an operation have no effect and no answer, until the client goes away.</summary>
    public void Hang(string service, string operation, int times = 1) =>
        Add(new(FaultKind.Hang, service, operation, times, null));

    /// <summary>Calls are answered again, whatever was to happen to them.</summary>
    public void Recover()
    {
        lock (World.Lock)
            _faults.Clear();
    }

    /// <summary>
    /// What somebody else does: executes an operation without HTTP, faults or a place in <see cref="Calls"/>.
    /// </summary>
    /// <exception cref="AwsException">What the service would answer.</exception>
    public JsonObject Do(string service, string operation, JsonObject request) =>
        World.Look(() => _services[service].Execute(operation, (JsonObject)JsonNode.Parse(request.ToJsonString())!));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _listener.StopAsync(now.Token);
        await _listener.DisposeAsync();
    }

    private void Add(Fault fault)
    {
        lock (World.Lock)
            _faults.Add(fault);
    }

    private Fault? TakeFault(string service, string operation)
    {
        lock (World.Lock)
        {
            var fault = _faults.Find(fault => fault.Service == service && fault.Operation == operation);
            if (fault is not null && --fault.Times == 0)
                _faults.Remove(fault);
            if (fault is { Kind: FaultKind.Throttle } or { Error.Status: >= 500 })
                _throttled.Add((service, operation));
            else
                _throttled.Remove((service, operation));
            return fault;
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _inFlight);
        Interlocked.Increment(ref _activity);
        try
        {
            if (http.Request.Path.StartsWithSegments("/layers", out var digest))
                await Ecr.ServeLayerAsync(http, digest.Value!.TrimStart('/'));
            else
                await AnswerCallAsync(http);
        }
        catch (OperationCanceledException)
        {
            // The client went away.
        }
        finally
        {
            Interlocked.Increment(ref _activity);
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task AnswerCallAsync(HttpContext http)
    {
        if (Latency > TimeSpan.Zero)
            await Task.Delay(Latency, http.RequestAborted);

        var scope = Scope.Of(http.Request);
        if (!_services.TryGetValue(scope.Service, out var service))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await http.Response.WriteAsync($"The fake has no service '{scope.Service}'.");
            return;
        }

        var operation = "";
        AwsCall? call = null;
        try
        {
            (operation, var request) = await Wire.ReadAsync(http.Request, service);
            call = Record(scope.Service, operation, request);
            scope.Check(World.Region, service.Speaks);
            OnCall?.Invoke(call);

            var fault = TakeFault(scope.Service, operation);
            if (fault?.Kind is FaultKind.Hang)
            {
                await HangAsync(http.RequestAborted);
                return;
            }
            if (fault is not null)
                throw fault.Error ?? service.Throttling(operation);

            var answer = World.Look(() => service.Execute(operation, Json.CopyOf(request)));
            call.Status = StatusCodes.Status200OK;
            await Wire.WriteAsync(http.Response, service, operation, answer, RequestId());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Anything else is a defect of the fake, and shall be seen.
            var error = e as AwsException ?? new("InternalFailure", e.ToString(), StatusCodes.Status500InternalServerError);
            if (call is not null)
                (call.Status, call.ErrorCode) = (error.Status, error.Code);
            await Wire.WriteAsync(http.Response, service, error, RequestId());
        }
    }

    private AwsCall Record(string service, string operation, JsonObject request) => World.Look(() =>
    {
        var call = new AwsCall(_calls.Count + 1, service, operation, request, World.Now);
        _calls.Add(call);
        return call;
    });

    private async Task HangAsync(CancellationToken aborted)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _activity);
        try
        {
            await Task.Delay(Timeout.Infinite, aborted);
        }
        finally
        {
            Interlocked.Increment(ref _inFlight);
        }
    }

    private string RequestId()
    {
        lock (World.Lock)
            return World.Guid();
    }

    private sealed record Fault(FaultKind Kind, string Service, string Operation, int Times, AwsException? Error)
    {
        public int Times { get; set; } = Times;
    }

    /// <summary>What a request is signed for.</summary>
    private sealed record Scope(string Service, string? Region, bool IsComplete)
    {
        private const string Algorithm = "AWS4-HMAC-SHA256 ";

        public static Scope Of(HttpRequest request)
        {
            var header = request.Headers.Authorization.ToString();
            if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
                return new(Wire.GuessService(request), null, false);

            var fields = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
                .Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[^1]);
            var parts = fields.GetValueOrDefault("Credential", "").Split('/');
            return parts is not [_, _, var region, var service, "aws4_request"]
                ? new(Wire.GuessService(request), null, false)
                : new(service, region, fields.ContainsKey("SignedHeaders") && fields.ContainsKey("Signature")
                    && request.Headers.ContainsKey("X-Amz-Date"));
        }

        /// <summary>Refuses what isn't signed, or is signed for another region.</summary>
        public void Check(string region, Protocol protocol)
        {
            var suffix = protocol is Protocol.Query ? "" : "Exception";
            if (Region is null)
            {
                throw new AwsException($"MissingAuthenticationToken{suffix}", protocol is Protocol.Query
                    ? "Request is missing Authentication Token" : "Missing Authentication Token",
                    protocol is Protocol.Json ? 400 : 403);
            }
            if (!IsComplete)
            {
                throw new AwsException($"IncompleteSignature{suffix}",
                    "Authorization header requires 'Signature' and 'SignedHeaders', and the request 'X-Amz-Date'.");
            }
            if (Region != region && Service != "iam")
            {
                throw new AwsException(protocol is Protocol.Query ? "SignatureDoesNotMatch" : "InvalidSignatureException",
                    string.Create(CultureInfo.InvariantCulture, $"Credential should be scoped to a valid region, not '{Region}'."),
                    protocol is Protocol.Query ? 403 : 400);
            }
        }
    }
}
