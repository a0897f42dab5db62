using System.Globalization;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting;

/// <param name="ReportAt">The local time at which the day's report is sent; <c>null</c> where none is sent by itself.</param>
public sealed record ReportSettings(TimeOnly? ReportAt)
{
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static ReportSettings Read(IConfiguration configuration)
    {
        var at = configuration["Cafe:ReportAt"] ?? "21:00";
        if (at == "never")
            return new((TimeOnly?)null);
        if (!TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var reportAt))
            throw new ConfigurationException($"Cafe:ReportAt: '{at}' is neither a time of day like 21:00 nor never.");
        return new(reportAt);
    }
}
