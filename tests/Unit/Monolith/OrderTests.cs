using Cafe.Monolith.Http;
using Cafe.Monolith.Orders;

namespace Cafe.Tests.Unit.Monolith;

public class OrderTests
{
    [Fact]
    public void The_hash_of_a_request_is_a_contract_that_outlives_the_process()
    {
        var order = new ValidOrder("Zoë", null, [new(16, 2), new(1, 1)]);

        // SHA-256 of {"customer":"Zo\u00EB","note":null,"lines":[{"itemId":16,"quantity":2},{"itemId":1,"quantity":1}]}
        Convert.ToHexStringLower(order.Hash())
            .ShouldBe("19025569545f5115775ddc04a892661fd6a87595aec11082c70b7f637a9c62d2");
    }

    [Fact]
    public void The_form_of_a_request_does_not_change_its_hash()
    {
        var plain = new OrderRequest("Ann", null, [new(1, 1)]).Check(new());
        var padded = new OrderRequest("  Ann ", "   ", [new(1, 1)]).Check(new());
        padded.Hash().ShouldBe(plain.Hash());
    }

    [Fact]
    public void All_that_is_wrong_with_a_request_is_said_at_once()
    {
        var errors = new InputErrors();
        new OrderRequest(" ", new string('x', 501), [new(null, 1), new(1, 1000), null]).Check(errors);

        errors.Problem().ProblemDetails.Errors.Keys.ShouldBe(
            ["customer", "note", "lines[0].itemId", "lines[1].quantity", "lines[2].itemId", "lines[2].quantity"], ignoreOrder: true);
    }

    [Fact]
    public void Lengths_count_characters_as_people_do_not_UTF_16_units()
    {
        var errors = new InputErrors();
        errors.Text("name", string.Concat(Enumerable.Repeat("🥐", 100)), 100);
        errors.Any.ShouldBeFalse();
        errors.Text("name", string.Concat(Enumerable.Repeat("🥐", 101)), 100);
        errors.Any.ShouldBeTrue();
    }

    [Fact]
    public void A_cursor_is_read_back_as_it_was_written()
    {
        var cursor = new OrderCursor(new(2026, 11, 20, 9, 58, 11, 123, 456, TimeSpan.Zero), 42);
        OrderCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("MQ")]
    [InlineData("MS4yLjM")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OS4x")]
    [InlineData("LTEuMQ")]
    [InlineData("MSAuMQ==")]
    public void A_cursor_that_is_not_ours_is_refused(string text) => OrderCursor.Parse(text).ShouldBeNull();
}
