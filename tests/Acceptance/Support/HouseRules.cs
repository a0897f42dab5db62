using System.Text.Json;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>What every answer of the café keeps to, whatever was asked and whoever answers.</summary>
public static class HouseRules
{
    private static readonly string[] Servers = ["monolith", "menu", "orders", "reporting", "gateway", "web"];

    /// <summary>Says which rule the answer breaks; null when it keeps them all.</summary>
    public static string? BrokenBy(Answer answer)
    {
        if (!Servers.Contains(answer.Header("X-Served-By")))
            return $"X-Served-By is '{answer.Header("X-Served-By")}'";
        if (answer.Header("X-Content-Type-Options") != "nosniff")
            return $"X-Content-Type-Options is '{answer.Header("X-Content-Type-Options")}'";
        if (answer.Status is 204 or 304 && answer.Text.Length > 0)
            return "there is a body";
        return answer.Status >= 400 ? BrokenByProblem(answer) : null;
    }

    private static string? BrokenByProblem(Answer answer)
    {
        if (answer.MediaType != "application/problem+json")
            return $"an error is '{answer.MediaType}'";

        JsonElement problem;
        try
        {
            problem = answer.Json;
        }
        catch (JsonException exception)
        {
            return $"the problem isn't JSON: {exception.Message}";
        }

        if (!problem.TryGetProperty("status", out var status) || status.GetInt32() != answer.Status)
            return "the problem has another status";
        if (!problem.TryGetProperty("title", out var title) || string.IsNullOrWhiteSpace(title.GetString()))
            return "the problem has no title";
        // What only a developer of the café can read is of use to nobody else, save an attacker.
        if (answer.Text.Contains("   at ") || answer.Text.Contains("Exception") || answer.Text.Contains("System."))
            return "the problem shows the inside of the program";
        return null;
    }
}
