using static Cafe.Tests.Integration.GoldenMaster.Request;

namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>The scripted session: what guests, staff and the careless do in a café that was seeded for the two weeks up
/// to 2025-11-02. Items 1 to 26 are the starter menu: 1 is the espresso, 16 the croissant.</summary>
internal static class Session
{
    private const string Nobody = "01934f7e-7b3a-7000-8000-000000000000";

    public static IReadOnlyList<Request> All { get; } =
    [
        .. SignIn(), .. Menu(), .. NewItems(), .. BadItems(), .. ChangedItems(), .. Orders(), .. RepeatedOrders(), .. BadOrders(),
        .. Statuses(), .. Lists(), .. DailyReports(), .. SalesReports(), .. Deliveries(), .. Elsewhere(),
    ];

    private static IEnumerable<Request> SignIn() =>
    [
        Post("/api/staff/token", """{"password":"{password}"}""").Named("staff"),
        // One after the other: failures are counted by the minute.
        .. Enumerable.Repeat(Post("/api/staff/token", """{"password":"a guess"}"""), 11),
        .. Each(body => Post("/api/staff/token", body),
            "{}", """{"password":null}""", """{"password":""}""", """{"password":7}""", $$"""{"password":"{{new string('x', 201)}}"}"""),
        Get("/api/orders"),
        Get("/api/orders").With("Authorization", "Bearer rubbish"),
        Get("/api/reports/daily").With("Authorization", "Basic c3RhZmY6c2NvbmU="),
    ];

    private static IEnumerable<Request> Menu() =>
    [
        Get("/api/menu").Named("menu"),
        .. Each(tag => Get("/api/menu").With("If-None-Match", tag),
            "{menu.ETag}", "W/{menu.ETag}", "\"another\", {menu.ETag}", "*", "\"another\"", "no tag"),
        Get("/api/menu/items/16").Named("croissant"),
        .. Each(tag => Get("/api/menu/items/16").With("If-None-Match", tag), "{croissant.ETag}", "\"0\""),
        .. Each(id => Get($"/api/menu/items/{id}"), "0", "-1", "9999", "9223372036854775808", "croissant"),
    ];

    private static IEnumerable<Request> NewItems() =>
    [
        Post("/api/menu/items", Item(name: "\"  Chelsea bun \"", description: "\" Sticky \"", image: "\"/images/bun.svg\"")).ByStaff().Named("bun"),
        Get("{bun.Location}"),
        Post("/api/menu/items", """{"categoryId":3,"name":"Rye bread","price":3,"available":true}""").ByStaff().Named("rye"),
        // Commas and formulas are for the CSV.
        Post("/api/menu/items", Item(name: "\"=1+1, or \\\"two\\\"\"", price: "0.01")).ByStaff().Named("formula"),
        Post("/api/menu/items", Item(name: "\"Zopf 🥨\"", available: "false")).ByStaff().Named("soldOut"),
        Post("/api/menu/items", Item()),
        Get("/api/menu").With("If-None-Match", "{menu.ETag}"),
    ];

    private static IEnumerable<Request> BadItems() =>
    [
        .. Each(body => Post("/api/menu/items", body).ByStaff(),
            "{}", Item(name: "null"), Item(name: "\" \""), Item(name: $"\"{new string('x', 101)}\""), Item(name: "\"Tab\\there\""), Item(name: "12"),
            Item(price: "0"), Item(price: "-1"), Item(price: "2.505"), Item(price: "10000.01"), Item(price: "\"2.50\""), Item(price: "null"),
            Item(price: "1e400"),
            Item(categoryId: "null"), Item(categoryId: "1.5"), Item(categoryId: "99"), Item(available: "null"), Item(available: "1"),
            Item(description: $"\"{new string('x', 1001)}\""), Item(image: "\"\""), Item(image: "\"//evil.example/x.svg\""),
            Item(image: "\"/images/../secret\""),
            Item(name: "null", price: "0", categoryId: "null", available: "null")),
        Put("/api/menu/items/{bun.id}", Item(price: "0")).ByStaff().With("If-Match", "*"),
        Put("/api/menu/items/{bun.id}", Item(categoryId: "99")).ByStaff().With("If-Match", "*"),
    ];

    private static IEnumerable<Request> ChangedItems() =>
    [
        Put("/api/menu/items/{bun.id}", Item()).ByStaff(),
        Put("/api/menu/items/{bun.id}", Item()).With("If-Match", "*"),
        .. Each(tag => Put("/api/menu/items/{bun.id}", Item()).ByStaff().With("If-Match", tag), "\"99\"", "W/{bun.ETag}", "1", ""),
        Put("/api/menu/items/{bun.id}", Item(price: "2.65")).ByStaff().With("If-Match", "{bun.ETag}"),
        Put("/api/menu/items/{bun.id}", Item(price: "2.75")).ByStaff().With("If-Match", "{bun.ETag}"),
        Put("/api/menu/items/{bun.id}", Item(name: "\"Chelsea bun, large\"", price: "2.75")).ByStaff().With("If-Match", "\"7\", \"2\""),
        Put("/api/menu/items/9999", Item()).ByStaff().With("If-Match", "*"),
        Put("/api/menu/items/16", Item(name: "\"Croissant\"", price: "2.20")).ByStaff().With("If-Match", "{croissant.ETag}"),
        Get("/api/menu/items/16").With("If-None-Match", "{croissant.ETag}"),

        Post("/api/orders", Order(Line("{rye.id}", 1))).With("Idempotency-Key", "while there is rye"),
        Delete("/api/menu/items/{rye.id}").ByStaff(),
        Delete("/api/menu/items/{rye.id}").With("If-Match", "*"),
        Delete("/api/menu/items/{rye.id}").ByStaff().With("If-Match", "\"99\""),
        Delete("/api/menu/items/{rye.id}").ByStaff().With("If-Match", "{rye.ETag}"),
        Delete("/api/menu/items/{rye.id}").ByStaff().With("If-Match", "*"),
        Put("/api/menu/items/{rye.id}", Item()).ByStaff().With("If-Match", "*"),
        Get("/api/menu/items/{rye.id}"),
        Get("/api/menu"),
    ];

    private static IEnumerable<Request> Orders() =>
    [
        Post("/api/orders", Order(Line(16, 2) + "," + Line(1, 1), customer: "\"  Ann \"", note: "\" No sugar \"")).Named("first"),
        Get("{first.Location}"),
        Post("/api/orders", Order(Line("{bun.id}", 3) + "," + Line("{formula.id}", 999) + "," + Line("{bun.id}", 1), "\"Zoë 🥐\"")).Named("second"),
        Get("/api/orders/{second.id}").With("If-None-Match", "*"),
        Post("/api/orders", $$"""{"lines":[{{Line(16, 1)}}],"customer":"Bob","tip":5}"""),
        Post("/api/orders", Order(string.Join(',', Enumerable.Repeat(Line(1, 1), 50)))),
        .. Each(id => Get($"/api/orders/{id}"), Nobody, "not-a-uuid", "7"),
    ];

    private static IEnumerable<Request> RepeatedOrders() =>
    [
        Post("/api/orders", Order(Line(2, 2))).With("Idempotency-Key", "key of Ann").Named("keyed"),
        Post("/api/orders", Order(Line(2, 2))).With("Idempotency-Key", "key of Ann"),
        Post("/api/orders", Order(Line(2, 2), customer: "\" Ann \"", note: "\"\"")).With("Idempotency-Key", "key of Ann"),
        Post("/api/orders", Order(Line(2, 3))).With("Idempotency-Key", "key of Ann"),
        Post("/api/orders", Order(Line(9999, 3))).With("Idempotency-Key", "key of Ann"),
        Post("/api/orders", Order(Line("{rye.id}", 1))).With("Idempotency-Key", "while there is rye"),
        Post("/api/orders", Order(Line(1, 1))).With("Idempotency-Key", new string('k', 201)),
        Post("/api/orders", Order(Line(1, 1))).With("Idempotency-Key", ""),
        Post("/api/orders", Order(Line(1, 0))).With("Idempotency-Key", "key of Bob"),
        Post("/api/orders", Order(Line(1, 1))).With("Idempotency-Key", "key of Bob"),
    ];

    private static IEnumerable<Request> BadOrders() => Each(
        body => Post("/api/orders", body),
        Order(Line(9999, 1)), Order(Line("{rye.id}", 1)), Order(Line("{soldOut.id}", 1)),
        Order(Line(1, 1) + "," + Line("{soldOut.id}", 2) + "," + Line(9999, 3)),
        "{}", Order(""), Order("null"), Order("{}"), Order("7"), """{"customer":"Ann","lines":null}""",
        Order(string.Join(',', Enumerable.Repeat(Line(1, 1), 51))),
        Order(Line(1, 1), customer: "null"), Order(Line(1, 1), customer: "\" \""), Order(Line(1, 1), customer: "7"),
        Order(Line(1, 1), customer: $"\"{new string('x', 101)}\""), Order(Line(1, 1), customer: "\"A\\u0000\""),
        Order(Line(1, 1), note: $"\"{new string('x', 501)}\""), Order(Line(1, 1), note: "\"two\\nlines\""),
        Order(Line(1, 0)), Order(Line(1, 1000)), Order(Line(1, -1)), Order(Line(1, "1.5")), Order(Line(1, "\"2\"")), Order(Line(1, "null")),
        Order(Line("null", 1)), Order(Line("\"1\"", 1)), Order(Line("9223372036854775808", 1)),
        """{"customer":"","note":null,"lines":[{"itemId":1,"quantity":0},{"quantity":1}]}""",
        """{"customer":"Ann","customer":"Bob","lines":[]}""");

    private static IEnumerable<Request> Statuses() =>
    [
        .. Each(status => Move("first", status), "preparing", "preparing", "ready", "cancelled", "collected", "placed"),
        .. Each(status => Move("keyed", status), "cancelled", "preparing"),
        .. Each(status => Move("second", status), "eaten", "Preparing", ""),
        .. Each(body => Post("/api/orders/{second.id}/status", body).ByStaff(), "{}", """{"status":null}""", """{"status":1}"""),
        Post("/api/orders/{second.id}/status", """{"status":"preparing"}"""),
        Post($"/api/orders/{Nobody}/status", """{"status":"preparing"}""").ByStaff(),
        Get("/api/orders/{first.id}"),
        Get("/api/orders/{keyed.id}"),
    ];

    private static IEnumerable<Request> Lists() =>
    [
        Get("/api/orders").ByStaff(),
        Get("/api/orders?limit=4").ByStaff().Named("page"),
        Get("/api/orders?limit=4&after={page.next}").ByStaff().Named("nextPage"),
        Get("/api/orders?limit=200&after={nextPage.next}&from=2025-10-31T00:00:00Z").ByStaff(),
        .. Each(query => Get($"/api/orders?{query}").ByStaff(),
            "limit=200&from=2025-10-26T00:00:00Z&to=2025-10-27T00:00:00Z", "limit=3&to=2025-10-21T12:00:00%2B01:00", "status=cancelled&limit=20",
            "status=collected&limit=5", "status=placed", "status=ready", "from=2099-01-01T00:00:00Z", "limit=1&from=2025-10-26T01:00Z&status=collected",
            "limit=0", "limit=201", "limit=ten", "limit=", "status=eaten", "status=", "from=yesterday", "from=2025-10-26", "to=2025-10-26T00:00:00",
            "from=2025-10-26T00:00:00Z&to=2025-10-26T00:00:00Z", "after=rubbish", "limit=0&status=eaten&from=x&to=y&after=z", "unknown=1&limit=1"),
    ];

    private static IEnumerable<Request> DailyReports() =>
    [
        Get("/api/reports/daily"),
        Get("/api/reports/daily").ByStaff().Named("daily"),
        Get("/api/reports/daily").ByStaff().With("Accept", "text/csv"),
        // A Sunday on which the clocks are put back, the last day that was seeded, one before and one long after all sales.
        .. AlsoAsCsv(date => Get($"/api/reports/daily?date={date}").ByStaff(), "2025-10-26", "2025-11-02", "2025-10-01", "2100-12-31"),
        .. Each(accepted => Get("/api/reports/daily?date=2025-10-28").ByStaff().With("Accept", accepted),
            "text/csv;q=0.5, application/json", "application/json;q=0.1, text/*", "image/png"),
        .. Each(date => Get($"/api/reports/daily?date={date}").ByStaff(),
            "2025-02-29", "20251026", "1999-12-31", "2101-01-01", "", "today", "2025-10-26T00:00:00Z"),
    ];

    private static IEnumerable<Request> SalesReports() =>
    [
        .. AlsoAsCsv(
            by => Get($"/api/reports/sales?from=2025-10-20&to=2025-11-02&by={by}").ByStaff(), "day", "item", "hour", "weekday", "weekday-hour"),
        .. AlsoAsCsv(by => Get($"/api/reports/sales?from=2020-01-01&to=2029-12-31&by={by}").ByStaff(), "item"),
        Get("/api/reports/sales?from=2025-10-20&to=2025-11-02&by=day"),
        .. Each(query => Get($"/api/reports/sales?{query}").ByStaff(),
            "from=2025-10-26&to=2025-10-26&by=hour", "", "from=2025-10-20", "to=2025-10-20&by=day", "from=2025-10-20&to=2025-10-21", "from=x&to=y&by=z",
            "from=2025-10-20&to=2025-10-21&by=month", "from=2025-10-20&to=2025-10-21&by=Day", "from=2025-10-21&to=2025-10-20&by=day",
            "from=2020-01-01&to=2030-01-01&by=day"),
    ];

    private static IEnumerable<Request> Deliveries() =>
    [
        Get("/api/reports/daily/2025-10-25/deliveries").ByStaff(),
        Deliver("2025-10-25", "{}"), Deliver("2025-10-25", "{}"), Deliver("2025-10-25", """{"again":true}"""),
        Deliver("2025-10-25", """{"again":"yes"}"""), Deliver("2025-10-25", "[]"), Deliver("2025-10-25", null),
        Get("/api/reports/daily/2025-10-25/deliveries").ByStaff(),
        Deliver("2025-01-01", "{}"), Deliver("2099-01-01", "{}"), Deliver("2025-13-01", "{}"),
        Get("/api/reports/daily/yesterday/deliveries").ByStaff(),
        Get("/api/reports/daily/2025-10-25/deliveries"),
        Post("/api/reports/daily/2025-10-25/deliveries", "{}"),
    ];

    private static IEnumerable<Request> Elsewhere() =>
    [
        .. Each(Get, "/api", "/api/unknown", "/api/menu/unknown", "/api/orders/x/y/z", "/api/reports", "/api/staff", "/nothing.html", "/css/nothing.css"),
        Post("/api/unknown", "{}"),
        .. Each(wrong => new Request(wrong.Split(' ')[0], wrong.Split(' ')[1]).ByStaff(),
            "POST /api/menu", "DELETE /api/menu", "GET /api/menu/items", "PATCH /api/menu/items/1", "DELETE /api/orders", $"PUT /api/orders/{Nobody}",
            "POST /api/reports/daily", "PUT /api/reports/sales", "GET /api/staff/token", "BREW /api/menu"),
        .. Each(body => Post("/api/orders", body),
            "", "{", "{'customer':'Ann'}", "null", "[]", "\"Ann\"", """{"customer":"Ann",}""", new string('[', 100)),
        Post("/api/menu/items", "{").ByStaff(),
        Put("/api/menu/items/1", "null").ByStaff().With("If-Match", "*"),
        .. Each(type => Post("/api/orders", Order(Line(1, 1))) with { ContentType = type },
            "text/plain", "application/xml", "application/json; charset=utf-16"),
        Post("/api/orders", Order(Line(1, 1)).PadRight(64 * 1024 + 1)),
        .. Each(Get, "/", "/staff/", "/css/base.css", "/images/croissant.svg"),
    ];

    private static IEnumerable<Request> Each(Func<string, Request> ask, params string[] values) => values.Select(ask);

    private static IEnumerable<Request> AlsoAsCsv(Func<string, Request> ask, params string[] values) =>
        values.Select(ask).SelectMany(request => new[] { request, request.With("Accept", "text/csv") });

    private static Request Move(string order, string status) =>
        Post($$"""/api/orders/{{{order}}.id}/status""", $$"""{"status":"{{status}}"}""").ByStaff();

    private static Request Deliver(string date, string? body) => Post($"/api/reports/daily/{date}/deliveries", body).ByStaff();

    // The values of fields are JSON, which may be wrong on purpose.
    private static string Item(
        string name = "\"Chelsea bun\"", string price = "2.5", string categoryId = "4", string available = "true",
        string description = "null", string image = "null") =>
        $$"""{"categoryId":{{categoryId}},"name":{{name}},"description":{{description}},"price":{{price}},"available":{{available}},"image":{{image}}}""";

    private static string Order(string lines, string customer = "\"Ann\"", string note = "null") =>
        $$"""{"customer":{{customer}},"note":{{note}},"lines":[{{lines}}]}""";

    private static string Line(object itemId, object quantity) => $$"""{"itemId":{{itemId}},"quantity":{{quantity}}}""";
}
