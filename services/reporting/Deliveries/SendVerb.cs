using System.Globalization;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary><c>send DATE [--again] [--dry-run]</c>: sends the report of a day as the timer and the API do, or shows the mail.</summary>
internal static class SendVerb
{
    /// <exception cref="UsageException">Arguments that make no sense.</exception>
    /// <exception cref="IOException">The mail certainly did not go out.</exception>
    public static async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var today = app.Services.GetRequiredService<CafeSettings>().Today(app.Services.GetRequiredService<TimeProvider>());
        var (date, again, isDryRun) = Parse(arguments, today);
        await using var scope = app.Services.CreateAsyncScope();
        var deliveries = scope.ServiceProvider.GetRequiredService<ReportDeliveries>();
        if (isDryRun)
        {
            var (wouldSend, mail) = await deliveries.TryOutAsync(date, again, cancel);
            using (mail)
            {
                Console.WriteLine(ReportEmail.TextOf(mail));
                Console.WriteLine(wouldSend ? "This would be sent now." : "Nothing would be sent: see the deliveries below.");
            }
        }
        else if (await deliveries.DeliverAsync(date, again, cancel) is (DeliveryStatus.Failed, var failure))
        {
            throw new IOException($"send: the report was not sent: {failure}");
        }

        foreach (var delivery in await deliveries.ListAsync(date, cancel))
            Console.WriteLine($"{delivery.Channel}: {Words.Of(delivery.Status)}, {delivery.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        return 0;
    }

    /// <exception cref="UsageException">Arguments that make no sense.</exception>
    internal static (DateOnly Date, bool Again, bool IsDryRun) Parse(IReadOnlyList<string> arguments, DateOnly today)
    {
        var options = arguments.Where(argument => argument.StartsWith('-')).ToList();
        if (options.FirstOrDefault(option => option is not ("--again" or "--dry-run")) is { } unknown)
            throw new UsageException($"send: '{unknown}' is not an option of it; there are --again and --dry-run.");
        if (arguments.Except(options).ToList() is not [var text]
            || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new UsageException("send: one date is needed, like 2026-11-20.");
        if (date > today)
            throw new UsageException($"send: {text} has not begun yet.");
        return (date, options.Contains("--again"), options.Contains("--dry-run"));
    }
}
