using System.Globalization;
using System.Text;
using Cafe.Cli;
using Cafe.Cli.Sales;
using Cafe.Tests.Unit.Cli;

namespace Cafe.Tests.Unit.Sales;

public sealed class SalesFileTests : TempFolder
{
    private const string Columns = "date=Date,time=Time,ticket=Ticket,item=Item";
    private const string WithAmounts = Columns + ",quantity=Quantity,price=Price";
    private const string Header = "Date,Time,Ticket,Item,Quantity,Price\n";

    [Fact]
    public void Byte_order_mark_carriage_returns_quotes_and_spaces_are_read()
    {
        var rows = Rows("\uFEFFDate,Time,Ticket,Item\r\n2016-10-30,09:58:11,1,\"Tea, \"\"strong\"\"\"\r\n 2016-10-30 , 10:05:34 , 2 ,Bread  \r\n");

        rows.Select(row => (row.Line, row.Ticket, row.Item)).ShouldBe([(2, "1", "Tea, \"strong\""), (3, "2", "Bread")]);
        rows[0].PlacedAt.ShouldBe(Utc("2016-10-30 09:58:11"));
        rows[0].PlacedAt.Kind.ShouldBe(DateTimeKind.Utc);
        rows[0].Quantity.ShouldBe(1);
        rows[0].Price.ShouldBeNull();
    }

    [Fact]
    public void Columns_may_stand_in_any_order_beside_others_and_in_any_case()
    {
        var rows = Rows("Price,NOTE,item,Quantity,TICKET,Time,Date\n2.5,x,Tea,3,7,9:05,2016-07-01\n0,,Tea,1,7,9:05,2016-07-01\n", WithAmounts);

        rows[0].ShouldBe(new SalesRow(2, Utc("2016-07-01 08:05:00"), "7", "Tea", 3, 2.5m));
        rows[1].Price.ShouldBe(0m);
    }

    [Fact]
    public void A_field_may_go_over_lines_and_a_row_is_named_by_its_first()
    {
        var (rows, bad) = Read("Date,Time,Ticket,Item,Note\n2016-10-30,10:00,1,\"Hot\r\nchocolate\",\"a\nb\n\"\n\n2016-10-30,10:00,2,\"\n\",x\n2016-10-30,10:00,3,Tea,x\n");

        rows.Select(row => (row.Line, row.Item)).ShouldBe([(2, "Hot chocolate"), (9, "Tea")]);
        bad.ShouldHaveSingleItem().Line.ShouldBe(7);
    }

    [Theory]
    [InlineData("NONE")]
    [InlineData(" none ")]
    [InlineData("Void")]
    public void A_voided_row_is_no_sale_whatever_its_amounts_are(string item) =>
        Rows($"{Header}2016-10-30,10:00,1,{item},,-1\n", WithAmounts, voids: ["NONE", "void "]).ShouldHaveSingleItem().Item.ShouldBeNull();

    [Theory]
    [InlineData("2016-02-30,10:00,1,Tea,1,2", "Date", "2016-02-30")]
    [InlineData("30/10/2016,10:00,1,Tea,1,2", "Date", "30/10/2016")]
    [InlineData("0216-10-30,10:00,1,Tea,1,2", "Date", "0216-10-30")]
    [InlineData(",10:00,1,Tea,1,2", "Date", "")]
    [InlineData("2016-10-30,25:00,1,Tea,1,2", "Time", "25:00")]
    [InlineData("2016-10-30,10.00,1,Tea,1,2", "Time", "10.00")]
    [InlineData("2017-03-26,01:30,1,Tea,1,2", "Time", "01:30")]
    [InlineData("2016-10-30,10:00,,Tea,1,2", "Ticket", "")]
    [InlineData("2016-10-30,10:00,1, ,1,2", "Item", " ")]
    [InlineData("2016-10-30,10:00,1,Tea,0,2", "Quantity", "0")]
    [InlineData("2016-10-30,10:00,1,Tea,-1,2", "Quantity", "-1")]
    [InlineData("2016-10-30,10:00,1,Tea,1.5,2", "Quantity", "1.5")]
    [InlineData("2016-10-30,10:00,1,Tea,,2", "Quantity", "")]
    [InlineData("2016-10-30,10:00,1,Tea,99999999999,2", "Quantity", "99999999999")]
    [InlineData("2016-10-30,10:00,1,Tea,1,", "Price", "")]
    [InlineData("2016-10-30,10:00,1,Tea,1,-0.5", "Price", "-0.5")]
    [InlineData("2016-10-30,10:00,1,Tea,1,£2", "Price", "£2")]
    [InlineData("2016-10-30,10:00,1,Tea,1,2.505", "Price", "2.505")]
    [InlineData("2016-10-30,10:00,1,Tea,1,10000.01", "Price", "10000.01")]
    [InlineData("2016-10-30,10:00,1,Tea", "Quantity", "2016-10-30,10:00,1,Tea")]
    [InlineData("2016-10-30,10:00,1,Tea,1,2,3", "(all)", "2016-10-30,10:00,1,Tea,1,2,3\n")]
    [InlineData("2016-10-30,10:00,1,T\"ea,1,2", "(all)", "2016-10-30,10:00,1,T\"ea,1,2\n")]
    public void A_bad_row_is_named_by_line_column_and_value(string line, string column, string value)
    {
        const string good = "2016-10-30,10:00,1,Tea,1,2\n";

        var (rows, bad) = Read($"{Header}{good}{line}\n{good}", WithAmounts);

        rows.Count.ShouldBe(2);
        bad.ShouldHaveSingleItem();
        (bad[0].Line, bad[0].Column, bad[0].Value).ShouldBe((3, column, value));
        bad[0].ToString().ShouldStartWith($"line 3, column {column}: '{value.ReplaceLineEndings(" ")}' ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    public void Where_there_is_a_default_a_row_may_lack_its_price(string price) =>
        Rows($"{Header}2016-10-30,10:00,1,Tea,1,{price}\n", WithAmounts, needsPrice: false).ShouldHaveSingleItem().Price.ShouldBeNull();

    [Fact]
    public void The_hour_that_is_repeated_counts_as_its_first() =>
        Rows("Date,Time,Ticket,Item\n2016-10-30,01:30,1,Tea\n").ShouldHaveSingleItem().PlacedAt.ShouldBe(Utc("2016-10-30 00:30:00"));

    [Fact]
    public void A_quote_that_is_never_closed_is_not_taken_for_an_item()
    {
        var (rows, bad) = Read("Date,Time,Ticket,Item\n2016-10-30,10:00,1,\"Tea\n2016-10-30,10:00,2,Tea\n");

        rows.ShouldBeEmpty();
        bad.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public void A_field_that_never_ends_stops_the_reading() =>
        Should.Throw<CafeException>(() => Read("Date,Time,Ticket,Item\n2016-10-30,10:00,1,\"" + new string('x', 200_000)))
            .Message.ShouldContain("line 2");

    [Fact]
    public void Text_that_is_not_UTF8_is_refused_with_the_remedy()
    {
        File.WriteAllBytes(At("sales.csv"), [.. "Date,Time,Ticket,Item\n2016-10-30,10:00,1,Caf"u8, 0xE9, (byte)'\n']);

        Should.Throw<CafeException>(() => ReadFile()).Message.ShouldContain("iconv");
    }

    [Fact]
    public void Text_in_UTF16_is_read()
    {
        File.WriteAllText(At("sales.csv"), "Date,Time,Ticket,Item\n2016-10-30,10:00,1,Café\n", Encoding.Unicode);

        ReadFile().Rows.ShouldHaveSingleItem().Item.ShouldBe("Café");
    }

    [Fact]
    public void A_column_that_is_not_in_the_header_is_named_with_those_that_are()
    {
        var message = Should.Throw<CafeException>(() => Read("Date,Time,Transaction,Item\n")).Message;

        message.ShouldContain("line 1");
        message.ShouldContain("'Ticket'");
        message.ShouldContain("Date, Time, Transaction, Item");
    }

    [Fact]
    public void An_empty_file_is_refused() => Should.Throw<CafeException>(() => Read(""));

    [Fact]
    public void The_key_of_an_order_is_made_of_time_and_ticket() =>
        SalesImport.KeyOf(new SalesRow(2, Utc("2016-10-30 10:05:34"), "2 / é", "Tea", 1, null)).ShouldBe("sale-2016-10-30T10:05:34Z-2%20%2F%20%C3%A9");

    private static DateTime Utc(string text) => DateTime.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private List<SalesRow> Rows(string text, string map = Columns, string[]? voids = null, bool needsPrice = true)
    {
        var (rows, bad) = Read(text, map, voids, needsPrice);
        bad.ShouldBeEmpty();
        return rows;
    }

    private (List<SalesRow> Rows, List<BadRow> Bad) Read(string text, string map = Columns, string[]? voids = null, bool needsPrice = true)
    {
        Write("sales.csv", text);
        return ReadFile(map, voids, needsPrice);
    }

    private (List<SalesRow> Rows, List<BadRow> Bad) ReadFile(string map = Columns, string[]? voids = null, bool needsPrice = true)
    {
        using var file = new SalesFile(At("sales.csv"), ColumnMap.Parse(map), LocalTime.Zone("Europe/London")!, voids ?? [], needsPrice);
        var all = file.Read().ToList();
        return ([.. all.Where(row => row.Bad is null).Select(row => row.Row)], [.. all.Select(row => row.Bad).OfType<BadRow>()]);
    }
}
