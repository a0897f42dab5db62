using Cafe.Cli.Sales;

namespace Cafe.Tests.Unit.Sales;

public class ColumnMapTests
{
    [Fact]
    public void Columns_are_mapped_by_name() =>
        ColumnMap.Parse("date=Sale date, time=T,ticket=No,item=A=B,price=£").ShouldBe(new ColumnMap("Sale date", "T", "No", "A=B", null, "£"));

    [Theory]
    [InlineData("date=D,time=T,item=I", "ticket")]
    [InlineData("date=D,time=T,ticket=N,item=I,prise=P", "prise")]
    [InlineData("date=D,time=T,ticket=N,item=I,item=J", "item")]
    [InlineData("date=D,time=T,ticket=N,item=", "item=")]
    [InlineData("date", "date")]
    public void What_is_wrong_with_a_map_is_named(string map, string named) =>
        Should.Throw<FormatException>(() => ColumnMap.Parse(map)).Message.ShouldContain(named);
}
