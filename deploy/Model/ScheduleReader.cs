using System.Text.RegularExpressions;
using Cafe.Compose;

namespace Cafe.Deploy.Model;

/// <summary>Reads the <c>schedule</c> of a job.</summary>
internal static partial class ScheduleReader
{
    // "Adding context attributes" in the guide of EventBridge Scheduler: it replaces them in what it gives its target.
    private static readonly string[] ContextAttributes =
    [
        "<aws.scheduler.schedule-arn>", "<aws.scheduler.scheduled-time>", "<aws.scheduler.execution-id>", "<aws.scheduler.attempt-number>",
    ];

    /// <exception cref="ComposeException">The message says where the mistake is.</exception>
    public static ScheduleSettings Read(ComposeValue value)
    {
        var fields = value.Fields("expression", "time-zone", "group", "role", "command");
        var expression = fields.GetValueOrDefault("expression") ?? throw value.Error("has no expression, such as cron(0 21 * * ? *)");
        return new(
            expression.Word() is var text && (text.StartsWith("cron(", StringComparison.Ordinal) || text.StartsWith("rate(", StringComparison.Ordinal))
                && text.EndsWith(')')
                ? text
                : throw expression.Error($"'{text}' is neither cron(…) nor rate(…)"),
            fields.GetValueOrDefault("time-zone")?.Word() ?? "UTC",
            fields.GetValueOrDefault("group")?.Word() ?? "default",
            fields.GetValueOrDefault("role")?.Word() ?? throw value.Error("has no role: what EventBridge Scheduler starts the task as"),
            fields.GetValueOrDefault("command")?.Items().Select(Argument).ToList());
    }

    /// <summary>The first context attribute of a text, if any.</summary>
    public static string? ContextAttributeOf(string text) => ContextAttribute().Match(text) is { Success: true } match ? match.Value : null;

    private static string Argument(ComposeValue value) => ContextAttribute().Matches(value.Text())
        .Select(match => match.Value).Except(ContextAttributes).FirstOrDefault() is { } unknown
        ? throw value.Error($"EventBridge Scheduler knows no {unknown}; it has {string.Join(", ", ContextAttributes)}")
        : value.Text();

    [GeneratedRegex("<aws\\.scheduler\\.[^>]*>")]
    private static partial Regex ContextAttribute();
}
