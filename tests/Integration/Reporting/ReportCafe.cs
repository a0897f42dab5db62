using System.Globalization;
using System.Text;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>A café that sold something yesterday: its orders' feed, where its mails go, and settings that lead to both.</summary>
internal sealed class ReportCafe : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    // Where it is about noon, so that no test runs into midnight. "GMT-5" is five hours ahead of GMT.
    public static readonly string TimeZone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{Now.Hour - 12:+0;-0;+0}");
    public static readonly string Today = Day(0);
    public static readonly string Yesterday = Day(-1);

    private readonly string _pickup = TestFolder.Create();

    public required OrdersFeed Feed { get; init; }

    /// <summary>The texts of all mails that were sent.</summary>
    public IReadOnlyList<string> Mails => [.. Directory.GetFiles(_pickup, "*.eml").Select(Text)];

    /// <summary>The feed, and mails as files.</summary>
    public (string Name, string? Value)[] Settings =>
    [
        .. Feed.Settings, ("Cafe__TimeZone", TimeZone), ("Mail__Delivery", "pickup"), ("Mail__PickupFolder", _pickup),
    ];

    public static async Task<ReportCafe> OpenAsync() => new() { Feed = await OrdersFeed.StartAsync() };

    /// <summary>The instant at which the café's clock showed that hour yesterday, as a schedule writes it.</summary>
    public static string YesterdayAt(int hour) =>
        Now.AddHours(hour - 12 - 24).ToString("yyyy-MM-dd'T'HH':00:00Z'", CultureInfo.InvariantCulture);

    /// <returns>A read model as far as the feed, which tells of nothing by itself.</returns>
    public async Task<string> NewDatabaseAsync(ScratchDatabases databases)
    {
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        await Sql.ExecuteAsync(database,
            $"""
            INSERT INTO sales_by_hour (day, hour, orders, units, revenue) VALUES (date '{Yesterday}', 9, 1, 1, 2.20);
            INSERT INTO sales_zone VALUES ('{TimeZone}');
            INSERT INTO event_positions (source, stream, position) VALUES ('orders', '{Feed.Stream}', 0), ('menu', '{Feed.Stream}', 0);
            """);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        Directory.Delete(_pickup, recursive: true);
    }

    private static string Day(int after) => Now.AddHours(12 - Now.Hour).AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The file with its parts' base64 made readable.</summary>
    private static string Text(string file) => string.Join('\n', File.ReadAllText(file).Split("\r\n\r\n").Select(part =>
    {
        var bytes = new byte[part.Length];
        return Convert.TryFromBase64String(part.Split("\r\n--")[0], bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : part;
    }));
}
