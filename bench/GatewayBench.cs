using System.CommandLine;
using System.Globalization;
using Cafe.Bench.Baselines;
using Cafe.Bench.Harness;
using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Bench;

/// <summary><c>gateway</c>: what all that the gateway does besides forwarding costs.</summary>
internal static class GatewayBench
{
    private const int Connections = 32;
    private const int WarmUpSeconds = 5;

    public static Command Create() => BenchOptions.Command(
        "gateway", "CPU time of a request in the gateway ÷ bare YARP with one static route, ÷ nginx.", RunAsync);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        var nginxProgram = Posix.FindProgram("nginx") ?? Existing("/usr/sbin/nginx")
            ?? throw new CafeException("nginx is missing: apt-get install nginx-light");
        await using var cafe = await RunningCafe.StartAsync(cancel);
        var menu = await cafe.StartAsync("menu", cancel);
        var gateway = await cafe.StartAsync(
            "gateway", cancel, ("Discovery__Static__menu__0", menu.Url.OriginalString), ("Gateway__RequestsPerSecond", "0"),
            ("Gateway__AdminPort", $"{FreePort.Find()}"));
        var bare = await cafe.StartBaselineAsync(BareProxy.Verb, "gateway", cancel, (BareProxy.ToKey, menu.Url.OriginalString));
        var inPipeline = await cafe.StartBaselineAsync(BareProxy.PipelineVerb, "gateway", cancel, (BareProxy.ToKey, menu.Url.OriginalString));
        await using var nginx = Nginx(nginxProgram, cafe, menu.Url);
        await nginx.AnswersAsync(cancel);

        var wrk = new Wrk(cafe, Connections);
        Console.WriteLine("GET /api/menu of one menu process through each proxy; the proxy's CPU time by /proc/PID/stat");
        Console.WriteLine($"Load        {wrk.Description}; {options.Seconds} s a run, after {WarmUpSeconds} s to warm up; the gateway's limit of requests is off");
        await cafe.PrintConditionsAsync(cancel);
        LocalProcess[] proxies = [gateway, bare, inPipeline, nginx];
        foreach (var proxy in proxies)
            await CpuMicrosecondsAsync(proxy, WarmUpSeconds);

        var measured = proxies.Zip(["gateway", "bare YARP", "YARP in pipeline", "nginx"], (proxy, name) => new Measured(name, () => CpuMicrosecondsAsync(proxy, options.Seconds))).ToArray();
        await Figures.MeasureAsync(options.Runs, "µs of CPU time a request", measured);
        var isMet = Figures.Ratio(measured[0], measured[1], Aim.AtMost(1.1));
        Figures.Ratio(measured[0], measured[2]);
        Figures.Ratio(measured[0], measured[3]);
        return isMet;

        async Task<double> CpuMicrosecondsAsync(LocalProcess proxy, int seconds)
        {
            var before = proxy.CpuSeconds();
            var load = await wrk.GetAsync(new Uri(proxy.Url, "/api/menu"), seconds, cancel);
            return (proxy.CpuSeconds() - before) / load.Requests * 1e6;
        }
    }

    /// <summary>As its documentation has it for upstreams that are kept open.</summary>
    private static LocalProcess Nginx(string program, RunningCafe cafe, Uri upstream)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var settings = Path.Combine(cafe.Folder, "nginx.conf");
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture, $$"""
            worker_processes {{Environment.ProcessorCount}};
            daemon off;
            pid {{cafe.Folder}}/nginx.pid;
            error_log stderr;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{cafe.Folder}}/body;
                proxy_temp_path {{cafe.Folder}}/proxy;
                fastcgi_temp_path {{cafe.Folder}}/fastcgi;
                uwsgi_temp_path {{cafe.Folder}}/uwsgi;
                scgi_temp_path {{cafe.Folder}}/scgi;
                upstream menu { server {{upstream.Authority}}; keepalive {{Connections}}; }
                server {
                    listen {{url.Authority}};
                    location / {
                        proxy_pass http://menu;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            """));
        return new LocalProcess("nginx", url, program, ["-c", settings], LocalProcess.Inherited(), Path.Combine(cafe.Folder, "nginx.log"));
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
