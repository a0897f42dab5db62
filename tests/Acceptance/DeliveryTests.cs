using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>
/// <c>/api/reports/daily/{date}/deliveries</c>: the report goes out by mail, once. A day can be sent only once in a
/// café's life, so each test takes a day that nobody has sent before, in a year of its own.
/// </summary>
public sealed class DeliveryTests(CafeTarget cafe)
{
    private static readonly JsonObject Send = [];
    private static readonly JsonObject SendAgain = new() { ["again"] = true };

    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    [Fact]
    public async Task A_report_that_nobody_has_sent_has_no_deliveries()
    {
        var day = await UnsentDayOf(2003);

        (await _staff.Get(Deliveries(day)).Expect<DeliveryList>(200)).Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_sent_by_mail_and_the_delivery_recorded()
    {
        var day = await UnsentDayOf(2004);
        var before = DateTimeOffset.UtcNow.AddSeconds(-5);

        var sent = await _staff.Post(Deliveries(day), Send).Expect<DeliveryList>(200);

        var mail = sent.Deliveries.Single(delivery => delivery.Channel == "mail");
        (mail.Date, mail.Status).ShouldBe((day, "sent"));
        mail.At.ShouldNotBeNull().ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(5));
        MailsOf(day).ShouldHaveSingleItem();
        (await _staff.Get(Deliveries(day)).Expect<DeliveryList>(200)).Deliveries.ShouldBe(sent.Deliveries);
    }

    [Fact]
    public async Task A_report_is_sent_once_however_often_it_is_asked_for()
    {
        var day = await UnsentDayOf(2005);

        var first = await _staff.Post(Deliveries(day), Send).Expect<DeliveryList>(200);
        var second = await _staff.Post(Deliveries(day), new JsonObject { ["again"] = false }).Expect<DeliveryList>(200);

        second.Deliveries.ShouldBe(first.Deliveries);
        MailsOf(day).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_report_is_sent_again_only_when_that_is_asked_for()
    {
        var day = await UnsentDayOf(2006);
        await _staff.Post(Deliveries(day), Send).Expect(200);

        var again = await _staff.Post(Deliveries(day), SendAgain).Expect<DeliveryList>(200);
        again.Deliveries.Single(delivery => delivery.Channel == "mail").Status.ShouldBe("sent");
        MailsOf(day).Count.ShouldBe(2);

        await _staff.Post(Deliveries(day), Send).Expect(200);
        MailsOf(day).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ten_who_ask_at_once_get_one_mail()
    {
        var day = await UnsentDayOf(2007);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => _staff.Post(Deliveries(day), Send).Expect<DeliveryList>(200)));

        answers.ShouldAllBe(answer => answer.Deliveries.Count(delivery => delivery.Channel == "mail") == 1);
        MailsOf(day).Count.ShouldBe(1);
        (await _staff.Get(Deliveries(day)).Expect<DeliveryList>(200)).Deliveries
            .Single(delivery => delivery.Channel == "mail").Status.ShouldBe("sent");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_mail_shows_the_day_to_people_with_and_without_HTML()
    {
        var day = await UnsentDayOf(2008);
        var item = await _staff.AddItem("<b>Brownie & Co", 1.50m);
        var bun = await _staff.AddItem("Zoë's bun", 2.25m);
        await new HistoryWriter(cafe).WriteAsync(
            "deliveries, the mail", PastOrder.At($"{day:yyyy-MM-dd}T12:00:00Z", (item, 6), (bun, 1)));

        await _staff.Post(Deliveries(day), Send).Expect(200);

        var mail = MailsOf(day).ShouldHaveSingleItem();
        // 6 × 1.50 + 2.25.
        mail.Text.ShouldContain("11.25");
        mail.Text.ShouldContain("<b>Brownie & Co");
        mail.Text.ShouldContain("Zoë's bun");
        mail.Html.ShouldContain("11.25");
        mail.Html.ShouldContain("&lt;b&gt;Brownie &amp; Co");
        mail.Html.ShouldNotContain("<b>Brownie");
        System.Net.WebUtility.HtmlDecode(mail.Html).ShouldContain("Zoë's bun");
    }

    [Fact]
    public async Task The_mail_brings_its_images_along_and_no_script()
    {
        var day = await UnsentDayOf(2010);
        await _staff.Post(Deliveries(day), Send).Expect(200);

        var mail = MailsOf(day).ShouldHaveSingleItem();
        mail.Html.ShouldNotMatch("(?i)<script|javascript:|<iframe|<link|<form|\\son\\w+\\s*=|@import|url\\(");
        var sources = Regex.Matches(mail.Html, "<img[^>]*\\ssrc=\"([^\"]*)\"")
            .Select(match => match.Groups[1].Value).ToList();
        sources.ShouldNotBeEmpty();
        foreach (var source in sources)
        {
            source.ShouldStartWith("cid:");
            var image = mail.Parts.Single(part => part.ContentId == source["cid:".Length..]);
            image.MediaType.ShouldStartWith("image/");
            image.Bytes.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_day_that_has_not_come_cannot_be_sent()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3);

        await _staff.Post(Deliveries(day), Send).ExpectProblem(422);

        (await _staff.Get(Deliveries(day)).Expect<DeliveryList>(200)).Deliveries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2009-02-29")]
    [InlineData("2009-2-1")]
    [InlineData("1999-12-31")]
    [InlineData("today")]
    public async Task A_date_that_is_none_has_no_deliveries(string date)
    {
        var path = $"/api/reports/daily/{date}/deliveries";

        (await _staff.Get(path)).Status.ShouldBeOneOf(400, 404);
        (await _staff.Post(path, Send)).Status.ShouldBeOneOf(400, 404);
    }

    [Theory]
    [InlineData("{\"again\":\"yes\"}")]
    [InlineData("{\"again\":1}")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task What_is_not_understood_sends_nothing(string body)
    {
        var day = await UnsentDayOf(2012);

        await _staff.Post(Deliveries(day), body).ExpectProblem(400);

        MailsOf(day).ShouldBeEmpty();
    }

    private List<Mail> MailsOf(DateOnly day) => [.. Mail.All(cafe).Where(mail => mail.Names(day))];

    private async Task<DateOnly> UnsentDayOf(int year)
    {
        while (true)
        {
            var day = new DateOnly(year, 1, 1).AddDays(Random.Shared.Next(365));
            var sent = await _staff.Get(Deliveries(day)).Expect<DeliveryList>(200);
            if (sent.Deliveries.Count == 0 && MailsOf(day).Count == 0)
                return day;
        }
    }

    private static string Deliveries(DateOnly day) => $"/api/reports/daily/{day:yyyy-MM-dd}/deliveries";
}
