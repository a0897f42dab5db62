using System.Text.Json;
using System.Text.Json.Nodes;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>POST /api/orders/{id}/status</c>: an order makes its way over the counter.</summary>
[Trait(CafeTarget.Groups, CafeTarget.Several)]
public sealed class OrderStatusTests(CafeTarget cafe)
{
    // How an order gets to each status, and where it may go from there.
    private static readonly Dictionary<string, (string[] Way, string[] Next)> Statuses = new()
    {
        ["placed"] = ([], ["preparing", "cancelled"]),
        ["preparing"] = (["preparing"], ["ready", "cancelled"]),
        ["ready"] = (["preparing", "ready"], ["collected"]),
        ["collected"] = (["preparing", "ready", "collected"], []),
        ["cancelled"] = (["cancelled"], []),
    };

    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    public static TheoryData<string, string> Steps
    {
        get
        {
            var steps = new TheoryData<string, string>();
            foreach (var from in Statuses.Keys)
            {
                foreach (var to in Statuses.Keys)
                    steps.Add(from, to);
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task An_order_takes_only_the_steps_that_it_may(string from, string to)
    {
        var order = await PlaceOrderThatIs(from);

        if (Statuses[from].Next.Contains(to))
        {
            var answer = await _staff.SetStatus(order, to).Expect(200);
            answer.As<Order>().Status.ShouldBe(to);
            JsonElement.DeepEquals((await _guest.Get($"/api/orders/{order.Id}")).Json, answer.Json).ShouldBeTrue();
        }
        else
        {
            await _staff.SetStatus(order, to).ExpectProblem(409);
            (await _guest.GetOrder(order.Id)).Status.ShouldBe(from);
        }
    }

    [Fact]
    public async Task A_step_changes_nothing_but_the_status()
    {
        var placed = await PlaceOrderThatIs("placed");

        var prepared = await _staff.SetStatus(placed, "preparing").Expect<Order>(200);

        (prepared with { Status = "placed", Lines = [] }).ShouldBe(placed with { Lines = [] });
        prepared.Lines.ShouldBe(placed.Lines);
    }

    [Theory]
    [InlineData("\"eaten\"")]
    [InlineData("\"Preparing\"")]
    [InlineData("\" preparing\"")]
    [InlineData("\"placed,preparing\"")]
    [InlineData("\"1\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task A_status_that_does_not_exist_is_refused(string status)
    {
        var order = await PlaceOrderThatIs("placed");

        await _staff.Post($"/api/orders/{order.Id}/status", $$"""{"status":{{status}}}""").ExpectProblem(400, "status");
        await _staff.Post($"/api/orders/{order.Id}/status", "{}").ExpectProblem(400, "status");

        (await _guest.GetOrder(order.Id)).Status.ShouldBe("placed");
    }

    [Fact]
    public async Task A_status_is_a_word()
    {
        var order = await PlaceOrderThatIs("placed");

        await _staff.Post($"/api/orders/{order.Id}/status", new JsonObject { ["status"] = 1 }).ExpectProblem(400);
    }

    [Theory]
    [InlineData("placed", "preparing")]
    [InlineData("placed", "cancelled")]
    [InlineData("ready", "collected")]
    public async Task Of_two_who_take_the_same_step_at_once_one_wins(string from, string to)
    {
        for (var round = 0; round < 10; round++)
        {
            var order = await PlaceOrderThatIs(from);

            var answers = await Task.WhenAll(_staff.SetStatus(order, to), _staff.SetStatus(order, to));

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
        }
    }

    [Fact]
    public async Task An_order_cannot_be_both_ready_and_cancelled()
    {
        for (var round = 0; round < 10; round++)
        {
            var order = await PlaceOrderThatIs("preparing");

            var answers = await Task.WhenAll(_staff.SetStatus(order, "ready"), _staff.SetStatus(order, "cancelled"));

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
            var winner = answers.Single(answer => answer.Status == 200).As<Order>();
            (await _guest.GetOrder(order.Id)).Status.ShouldBe(winner.Status);
        }
    }

    private async Task<Order> PlaceOrderThatIs(string status)
    {
        var order = await _guest.PlaceOrder("Ada", (await _staff.AddItem(), 1));
        foreach (var step in Statuses[status].Way)
            order = await _staff.SetStatus(order, step).Expect<Order>(200);
        return order;
    }
}
