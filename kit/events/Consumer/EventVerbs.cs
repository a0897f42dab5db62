using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Cafe.Events;

/// <summary>What a program with a consumer of events does besides serving. Each is a verb: it gets the built, not running
/// application and the further arguments, and returns the exit code.</summary>
public static class EventVerbs
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int Misused = 2;
    private const int RebuildTries = 5;

    private static readonly TimeSpan RebuildPause = TimeSpan.FromSeconds(1);

    /// <summary>Builds read models anew beside the old ones, which serve meanwhile, and swaps.</summary>
    /// <param name="app">The application.</param>
    /// <param name="arguments">The sources whose read models are rebuilt; none: all.</param>
    /// <param name="cancel">Ends it; the old model stays.</param>
    /// <returns>0; 1 if a rebuild was given up; 2 for a source that isn't subscribed to.</returns>
    public static async Task<int> RebuildAsync(IHost app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(arguments);
        var all = app.Services.GetRequiredService<EventSubscriptions>().All;
        if (arguments.FirstOrDefault(argument => all.All(s => s.Source != argument)) is { } unknown)
        {
            var known = string.Join(", ", all.Select(s => s.Source));
            return await SayAsync(Console.Error, $"'{unknown}' is not a source of events here; these are: {known}.", Misused).ConfigureAwait(false);
        }

        var rebuilder = app.Services.GetRequiredService<Rebuilder>();
        foreach (var subscription in all.Where(s => arguments.Count == 0 || arguments.Contains(s.Source)))
        {
            if (!await RebuildAsync(rebuilder, subscription, cancel).ConfigureAwait(false))
                return Failed;
        }

        return Succeeded;
    }

    private static async Task<bool> RebuildAsync(Rebuilder rebuilder, Subscription subscription, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            string reason;
            try
            {
                if (await rebuilder.RunAsync(subscription, cancel).ConfigureAwait(false))
                {
                    await Console.Out.WriteLineAsync($"The read model of {subscription.Source} is new.").ConfigureAwait(false);
                    return true;
                }

                reason = "another rebuild is under way";
            }
            catch (Exception e) when (e is EventsGoneException or HttpRequestException or TimeoutException or IOException)
            {
                reason = e.Message;
            }

            if (tries == RebuildTries)
            {
                await Console.Error.WriteLineAsync($"The read model of {subscription.Source} stays as it is: {reason}.").ConfigureAwait(false);
                return false;
            }

            await Task.Delay(RebuildPause, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Shows the events that could not be applied, or applies them again.</summary>
    /// <param name="app">The application.</param>
    /// <param name="arguments"><c>list</c> (or nothing), <c>replay ID</c> or <c>replay --all</c>.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>0; 1 if an event still can't be applied, or there is none of that id; 2 for arguments that make no sense.</returns>
    public static Task<int> DeadLettersAsync(IHost app, IReadOnlyList<string> arguments, CancellationToken cancel) =>
        DeadLettersAsync(app, arguments, Console.Out, cancel);

    /// <summary>The same.</summary>
    /// <param name="app">The application.</param>
    /// <param name="arguments"><c>list</c> (or nothing), <c>replay ID</c> or <c>replay --all</c>.</param>
    /// <param name="output">A line for each dead letter.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>As above.</returns>
    public static async Task<int> DeadLettersAsync(IHost app, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(arguments);
        var letters = ActivatorUtilities.CreateInstance<DeadLetters>(app.Services);
        switch (arguments)
        {
            case [] or ["list"]:
                return await letters.ListAsync(output, cancel).ConfigureAwait(false);
            case ["replay", "--all"]:
                return await letters.ReplayAsync(null, output, cancel).ConfigureAwait(false);
            case ["replay", var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                return await letters.ReplayAsync(id, output, cancel).ConfigureAwait(false);
            default:
                return await SayAsync(Console.Error, "dead-letters [list | replay ID | replay --all]", Misused).ConfigureAwait(false);
        }
    }

    private static async Task<int> SayAsync(TextWriter to, string text, int exitCode)
    {
        await to.WriteLineAsync(text).ConfigureAwait(false);
        return exitCode;
    }
}
