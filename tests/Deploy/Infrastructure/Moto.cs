using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>A server of moto, the emulator of AWS, for one class of tests.</summary>
public sealed class Moto : IAsyncLifetime, IDisposable
{
    // Where it emulates CloudFormation well.
    public const string Region = "us-east-1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly StringBuilder _said = new();
    private Process? _server;

    public async Task InitializeAsync()
    {
        if (Needs.SkipWithout(Tool.Moto) is not null) return; // So are the tests.
        if (Tool.Missing(Tool.Moto) is { } missing) throw new InvalidOperationException(missing);
        var port = FreePort();
        _http.BaseAddress = new($"http://127.0.0.1:{port}");
        string[] arguments = ["-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}"];
        _server = Process.Start(new ProcessStartInfo("python3", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _server.OutputDataReceived += (_, line) => Heard(line.Data);
        _server.ErrorDataReceived += (_, line) => Heard(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();

        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri("/moto-api/data.json", UriKind.Relative));
                return;
            }
            catch (HttpRequestException e) when (_server.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException($"moto doesn't start on port {port}: {Said()}", e);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask; // xunit calls Dispose next.

    public void Dispose()
    {
        _http.Dispose();
        try
        {
            _server?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
        _server?.Dispose();
    }

    /// <summary>Where it listens.</summary>
    public string Url => _http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>From now on signatures are checked, and what IAM allows the caller.</summary>
    public async Task EnforceAsync()
    {
        using var content = new StringContent("0");
        using var answer = await _http.PostAsync(new Uri("/moto-api/reset-auth", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ResetAsync()
    {
        using var answer = await _http.PostAsync(new Uri("/moto-api/reset", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A call in the query protocol: CloudFormation, EC2, load balancing, IAM.</summary>
    public async Task<XElement> QueryAsync(
        string service, string version, string action, params (string Key, string Value)[] arguments)
    {
        (string Key, string Value)[] form = [("Action", action), ("Version", version), .. arguments];
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        var answer = await SendAsync(service, action, content);
        var document = XElement.Parse(answer);
        // Whatever its namespace.
        foreach (var element in document.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return document;
    }

    /// <summary>A call in the JSON protocol.</summary>
    /// <param name="service">As requests are signed for it.</param>
    /// <param name="target">The API's prefix and the action.</param>
    /// <param name="arguments">The action's.</param>
    public async Task<JsonNode> JsonAsync(string service, string target, JsonObject arguments)
    {
        using var content = new StringContent(
            arguments.ToJsonString(), MediaTypeHeaderValue.Parse("application/x-amz-json-1.1"));
        content.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await SendAsync(service, target, content))!;
    }

    /// <summary>What it keeps of a service, such as <c>sns</c>.</summary>
    public async Task<JsonNode> StateAsync(string service) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri("/moto-api/data.json", UriKind.Relative)))![service]!;

    /// <summary>A user who may do this and nothing else. To be made before <see cref="EnforceAsync"/>: nobody could sign it.</summary>
    public async Task<(string Key, string Secret)> AddUserAsync(string name, params IEnumerable<string> actions)
    {
        const string version = "2010-05-08";
        await QueryAsync("iam", version, "CreateUser", ("UserName", name));
        JsonArray allowed = [.. actions.Select(action => (JsonNode)action)];
        if (allowed.Count > 0)
        {
            var policy = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Resource"] = "*", ["Action"] = allowed },
            };
            await QueryAsync("iam", version, "PutUserPolicy", ("UserName", name), ("PolicyName", "all"), ("PolicyDocument", policy.ToJsonString()));
        }

        var key = await QueryAsync("iam", version, "CreateAccessKey", ("UserName", name));
        return (key.Descendants("AccessKeyId").Single().Value, key.Descendants("SecretAccessKey").Single().Value);
    }

    private async Task<string> SendAsync(string service, string action, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        // moto reads from it which service is meant; the signature is checked only on demand.
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=any/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=any");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{service} {action}: {(int)answer.StatusCode} {text}\n{Said()}");
    }

    private void Heard(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }

    private string Said()
    {
        const int enough = 4000;
        lock (_said) return _said.ToString(Math.Max(0, _said.Length - enough), Math.Min(enough, _said.Length));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
