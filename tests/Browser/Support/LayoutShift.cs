using Microsoft.Playwright;

namespace Cafe.Tests.Browser.Support;

/// <summary>How much of the page jumped about by itself: Cumulative Layout Shift, where 0.1 is still called good.</summary>
public static class LayoutShift
{
    public const string Script =
        """
        window.layoutShift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.layoutShift += e.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        """;

    public static Task<double> ReadAsync(IPage page) => page.EvaluateAsync<double>("window.layoutShift");
}
