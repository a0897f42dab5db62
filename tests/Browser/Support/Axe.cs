using System.Text.Json;
using Microsoft.Playwright;

namespace Cafe.Tests.Browser.Support;

/// <summary>axe-core, the accessibility checker, of the version in package.json; fetched by npm into the test's output.</summary>
public static class Axe
{
    private static readonly string Folder = AppContext.BaseDirectory;
    private static readonly Lazy<Task<string>> Script = new(FetchAsync);

    /// <summary>Every violation on the page that is serious or worse, with the elements that break the rule.</summary>
    public static async Task<IReadOnlyList<string>> SeriousViolationsAsync(IPage page)
    {
        // Through the debugger, so that the page's Content-Security-Policy stays in force.
        await page.EvaluateAsync(await Script.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run()).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => `${v.id}: ${v.nodes.map(n => `${n.html} (${n.failureSummary})`).join('; ')}`)
            """);
        return [.. found.EnumerateArray().Select(violation => violation.GetString()!)];
    }

    private static async Task<string> FetchAsync()
    {
        var script = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
        {
            await Command.RunAsync(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Folder, TimeSpan.FromMinutes(1),
                "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts");
        }

        return await File.ReadAllTextAsync(script);
    }
}
