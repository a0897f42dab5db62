using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.Bench.Harness;
using Cafe.Cli;
using Cafe.Cli.Processes;

namespace Cafe.Bench;

/// <summary><c>containers</c>: the services' images beside plain ones of the same services.</summary>
internal static class ContainersBench
{
    private const int Requests = 10_000;

    // What compiling ahead brings by itself is shown for this one.
    private const string ReadyToRun = "orders";

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    // A service, and a request that it answers without another one, or the gateway with one of another.
    private static readonly (string Service, string Folder, string Path)[] Services =
    [
        ("monolith", "monolith", "/api/menu"), ("menu", "services/menu", "/api/menu"),
        ("orders", "services/orders", "/api/orders?limit=1"), ("reporting", "services/reporting", "/api/reports/daily"),
        ("gateway", "services/gateway", "/api/menu"),
    ];

    public static Command Create() => BenchOptions.Command(
        "containers", "Each service's image beside a plain one: size, ready, memory; and the café's own start in containers.", RunAsync, seconds: null);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        var engine = (await Docker.RunAsync(["version", "--format", "{{.Server.Version}}"], "the container engine doesn't answer", cancel))[^1];
        Console.WriteLine($"Docker Engine {engine}. Plain: `dotnet publish` with defaults on aspnet:10.0, server GC as the web SDK sets it; +R2R: that, compiled ahead, for {ReadyToRun}.");
        Console.WriteLine("Resident memory and sizes on stand-ins of the base images are not those of the official ones.");
        Console.WriteLine("\nBuilding the images ...");
        // First: it leaves an image of the changed line behind, which the next build replaces.
        var met = await RebuildAsync(cancel);
        await Docker.RunAsync(["compose", "build"], "the images can't be built", cancel);
        foreach (var (service, folder, _) in Services)
            await BuildPlainAsync(service, folder, cancel);

        var healthy = new List<double>();
        for (var run = 0; run < options.Runs; run++)
        {
            await using var started = new ComposedCafe();
            healthy.Add(await started.UpAsync(cancel));
        }

        Console.WriteLine();
        met &= Figures.Print("docker compose up: from images to all healthy", healthy, " s", Aim.AtMost(20));

        await using var cafe = new ComposedCafe();
        await cafe.UpAsync(cancel);
        var token = await TokenAsync(cafe, cancel);
        foreach (var (service, _, path) in Services)
            met &= await CompareAsync(cafe, service, path, token, options.Runs, cancel);
        return met;
    }

    private static async Task<bool> CompareAsync(ComposedCafe cafe, string service, string path, string token, int runs, CancellationToken cancel)
    {
        var variants = new[]
        {
            new Variant("ours", $"cafe/{service}", ["--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"]),
            new Variant("plain", $"cafe-bench/{service}", ["--env", "DOTNET_gcServer=1"]),
        }.ToList();
        if (service == ReadyToRun)
            variants.Add(new Variant("plain +R2R", $"cafe-bench/{service}:ready-to-run", ["--env", "DOTNET_gcServer=1"]));
        Console.WriteLine($"\n{service}: image {string.Join(", ", await Task.WhenAll(variants.Select(async variant => $"{variant.Name} {await SizeAsync(variant.Image, cancel):0} MB")))}");
        for (var run = 0; run < runs; run++)
        {
            foreach (var variant in variants)
                await variant.MeasureAsync(cafe, service, path, token, cancel);
        }

        foreach (var variant in variants)
        {
            Figures.Print($"  {variant.Name,-10} ready after", variant.Ready, " s");
            Figures.Print($"  {variant.Name,-10} resident idle", variant.Idle, " MB");
            Figures.Print($"  {variant.Name,-10} resident after {Requests:N0} requests", variant.Worked, " MB");
        }

        if (service == ReadyToRun)
            Figures.Print("  ready, plain +R2R ÷ plain", Ratios(variants[2].Ready, variants[1].Ready), "");
        return Figures.Print("  ready, ours ÷ plain", Ratios(variants[0].Ready, variants[1].Ready), "", Aim.AtMost(0.7))
            & Figures.Print("  resident idle, ours ÷ plain", Ratios(variants[0].Idle, variants[1].Idle), "", Aim.AtMost(0.8));
    }

    /// <summary>A line of one service changes: it alone is compiled, and nothing is restored.</summary>
    private static async Task<bool> RebuildAsync(CancellationToken cancel)
    {
        var copy = Directory.CreateTempSubdirectory("cafe-bench-").FullName;
        try
        {
            await Tool.MustRunAsync(
                new ProcessSpec("git", ["clone", "--quiet", RunningCafe.Root, copy], LocalProcess.Inherited()),
                TimeSpan.FromMinutes(1), "git clone", cancel);
            await BuildAsync(copy, cancel);
            var (unchanged, _) = await BuildAsync(copy, cancel);
            await File.AppendAllTextAsync(Path.Combine(copy, "services", "orders", "Program.cs"), "\n// A line more.\n", cancel);
            var (changed, ran) = await BuildAsync(copy, cancel);
            Console.WriteLine($"\nAll images again: {unchanged:0.0} s with nothing changed, {changed:0.0} s after a line of orders; what ran was:");
            foreach (var step in ran)
                Console.WriteLine($"  {step}");
            return ran is [var only] && only.Contains("dotnet publish services/orders", StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <returns>How long it took, and the commands that were run, since no layer was there.</returns>
    private static async Task<(double Seconds, IReadOnlyList<string> Ran)> BuildAsync(string folder, CancellationToken cancel)
    {
        var lines = new ConcurrentQueue<string>();
        var started = Stopwatch.GetTimestamp();
        var result = await Tool.RunAsync(
            new ProcessSpec("docker", ["compose", "--progress", "plain", "build"], LocalProcess.Inherited()) { WorkingDirectory = folder },
            TimeSpan.FromMinutes(30), cancel, lines.Enqueue);
        if (result.ExitCode != 0)
            throw new CafeException($"the images can't be built:{Tool.Lines(result.Output)}");
        // "#12 [orders build 10/15] RUN dotnet restore …", and later "#12 CACHED" where the layer was there.
        var cached = lines.Where(line => line.EndsWith(" CACHED", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToHashSet();
        var ran = lines.Where(line => line.StartsWith('#') && line.Contains("] RUN ", StringComparison.Ordinal) && !cached.Contains(line.Split(' ')[0]))
            .Select(line => line[(line.IndexOf("RUN ", StringComparison.Ordinal) + 4)..]).Distinct();
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, [.. ran]);
    }

    private static async Task BuildPlainAsync(string service, string folder, CancellationToken cancel)
    {
        var project = Path.GetFileName(Directory.GetFiles(Path.Combine(RunningCafe.Root, folder), "*.csproj").Single());
        string[] tags = service == ReadyToRun ? ["latest", "ready-to-run"] : ["latest"];
        foreach (var tag in tags)
        {
            await Docker.RunAsync(
                [
                    "build", "--quiet", "--file", "bench/Containers/plain.Dockerfile", "--tag", $"cafe-bench/{service}:{tag}",
                    "--build-arg", $"PROJECT={folder}/{project}", "--build-arg", $"READY_TO_RUN={(tag == "ready-to-run" ? "true" : "false")}",
                    "--build-arg", $"ASSEMBLY={Path.ChangeExtension(project, ".dll")}", ".",
                ],
                $"the plain image of {service} can't be built", cancel);
        }
    }

    private static async Task<string> TokenAsync(ComposedCafe cafe, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = cafe.Gateway };
        using var answer = await client.PostAsJsonAsync("/api/staff/token", new { password = await cafe.StaffPasswordAsync(cancel) }, cancel);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("accessToken").GetString()!;
    }

    private static async Task<double> SizeAsync(string image, CancellationToken cancel) => double.Parse(
        (await Docker.RunAsync(["image", "inspect", "--format", "{{.Size}}", image], "docker image inspect", cancel))[^1],
        CultureInfo.InvariantCulture) / 1e6;

    private static IEnumerable<double> Ratios(IEnumerable<double> one, IEnumerable<double> other) => one.Zip(other, (a, b) => a / b);

    private sealed record Variant(string Name, string Image, IReadOnlyList<string> Options)
    {
        public List<double> Ready { get; } = [];

        public List<double> Idle { get; } = [];

        public List<double> Worked { get; } = [];

        public async Task MeasureAsync(ComposedCafe cafe, string service, string path, string token, CancellationToken cancel)
        {
            await using var container = await ServiceContainer.RunAsync(cafe, service, Image, Options, cancel);
            Ready.Add(container.ReadyAfter);
            await Task.Delay(ContainersBench.Idle, cancel);
            Idle.Add(await container.ResidentBytesAsync(cancel) / 1e6);
            await AskAsync(new Uri(container.Url, path), token, cancel);
            Worked.Add(await container.ResidentBytesAsync(cancel) / 1e6);
        }

        private static async Task AskAsync(Uri url, string token, CancellationToken cancel)
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel }, async (_, stop) =>
            {
                using var answer = await client.GetAsync(url, stop);
                if (!answer.IsSuccessStatusCode)
                    throw new CafeException($"{url}: {(int)answer.StatusCode}");
                await answer.Content.CopyToAsync(Stream.Null, stop);
            });
        }
    }
}
