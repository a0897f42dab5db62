using Cafe.Events;
using Cafe.Tests.Deploy.Infrastructure;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events.Queues;

/// <summary>Publisher and consumer with a topic and a queue between.</summary>
public sealed class QueueTests(ScratchDatabases databases, Messaging aws) : IClassFixture<ScratchDatabases>, IClassFixture<Messaging>
{
    [NeedsFact(Tool.Moto)]
    public async Task A_message_that_is_no_event_ends_in_the_dead_letter_queue_and_the_others_go_on()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var topic = await aws.NewTopicAsync();
        var (queue, deadLetters) = await aws.NewQueueAsync(topic, maxReceiveCount: 2);
        await using var publisher = await TestHost.PublishAsync(shop.Teas, before: aws.To(topic));
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, before: aws.From(queue));
        await PublishesAsync(publisher);

        await aws.PublishAsync(topic, "to whom it may concern");
        await shop.PriceAsync(1, 2.50m);
        await shop.PriceAsync(2, 3.50m);

        await shop.PricesAreRightAsync();
        await Eventually.GetAsync("the message was put aside", () => aws.CountAsync(deadLetters), count => count == 1);
        await Eventually.GetAsync("the others were deleted", () => aws.CountAsync(queue), count => count == 0);
        consumer.Log.Count("is no event").ShouldBe(1);
    }

    [NeedsFact(Tool.Moto)]
    public async Task While_the_publisher_is_down_what_is_in_the_queue_is_applied()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var topic = await aws.NewTopicAsync();
        var (queue, _) = await aws.NewQueueAsync(topic);
        var publisher = await TestHost.PublishAsync(shop.Teas, before: aws.To(topic));
        await PublishesAsync(publisher);
        await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url, before: aws.From(queue)))
        {
            await shop.PriceAsync(1, 2.50m);
            await shop.PricesAreRightAsync();
            await Eventually.GetAsync("the queue is empty", () => aws.CountAsync(queue), count => count == 0);
        }

        await shop.PriceManyAsync(rounds: 20, ids: 5);
        await Eventually.GetAsync("the queue has them", () => aws.CountAsync(queue), count => count == 100);
        await publisher.DisposeAsync();
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher: new("http://127.0.0.1:1"), before: aws.From(queue));

        await shop.PricesAreRightAsync();
        consumer.Log.Count("The feed of teas can't be reached").ShouldBe(1);
        await Eventually.GetAsync("and are deleted", () => aws.CountAsync(queue), count => count == 0);
    }

    [NeedsFact(Tool.Moto)]
    public async Task What_SNS_refuses_for_a_while_is_published_in_the_end_and_kept_until_then()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var topic = await aws.NewTopicAsync();
        var (queue, _) = await aws.NewQueueAsync(topic);
        await using var publisher = await TestHost.PublishAsync(shop.Teas, before: aws.To(topic));
        using var measured = new Measurements(publisher);
        await PublishesAsync(publisher);

        aws.Wire.SnsFails = true;
        var before = aws.Wire.Refusals;
        await shop.PriceManyAsync(rounds: 25, ids: 5);
        await Eventually.IsTrueAsync("SNS has refused some", () => aws.Wire.Refusals > before + 5);
        await Eventually.IsTrueAsync("the lag is seen", () => measured.Last("cafe.events.behind", "SNS") == 125);
        aws.Wire.SnsFails = false;

        await Eventually.GetAsync("all are published", () => aws.CountAsync(queue), count => count >= 125);
        await Eventually.IsTrueAsync("nothing is behind", () => measured.Last("cafe.events.behind", "SNS") == 0);
        await Eventually.IsTrueAsync("and it is told once", () => publisher.Log.Count("The publishing to SNS goes on again") == 1);
    }

    [NeedsFact(Tool.Moto)]
    public async Task A_rebuild_leaves_the_queue_to_the_live_consumer()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var topic = await aws.NewTopicAsync();
        var (queue, _) = await aws.NewQueueAsync(topic);
        await using var publisher = await TestHost.PublishAsync(shop.Teas, before: aws.To(topic));
        await PublishesAsync(publisher);
        await shop.PriceManyAsync(rounds: 3, ids: 5);
        await Eventually.GetAsync("the queue has them", () => aws.CountAsync(queue), count => count == 15);

        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url, before: aws.From(queue));
        (await EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None)).ShouldBe(0);

        await shop.PricesAreRightAsync();
        (await aws.CountAsync(queue)).ShouldBe(15);
    }

    /// <summary>Returns when what is published from now on goes to the topic.</summary>
    private static Task PublishesAsync(TestHost publisher) =>
        Eventually.IsTrueAsync("the publisher publishes to SNS", () => publisher.Log.Count("to SNS") > 0, pause: 20);
}
