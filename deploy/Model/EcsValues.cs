using Cafe.Compose;

namespace Cafe.Deploy.Model;

/// <summary>Values of <c>x-ecs</c> that compose itself doesn't know.</summary>
internal static class EcsValues
{
    /// <summary>A list, or the comma-separated text that a stack's output is.</summary>
    public static IReadOnlyList<string> Words(ComposeValue value)
    {
        string[] words = value.IsList
            ? [.. value.Items().Select(item => item.Word())]
            : value.Word().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0 ? words : throw value.Error("is empty; name at least one");
    }

    /// <summary>One of some words.</summary>
    public static string OneOf(ComposeValue value, params string[] allowed) => value.Word() is var word && allowed.Contains(word)
        ? word
        : throw value.Error($"'{word}' is none of {string.Join(", ", allowed)}");

    /// <summary>Whole seconds within these limits.</summary>
    public static TimeSpan Seconds(ComposeValue value, int from, int to) =>
        value.Duration() is var time && time.TotalSeconds >= from && time.TotalSeconds <= to && time.Ticks % TimeSpan.TicksPerSecond == 0
            ? time
            : throw value.Error($"is not {from} s to {to} s in whole seconds");
}
