using Cafe.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>What the configuration says of topics and queues, and what stops the start.</summary>
public class EventTransportTests
{
    [Theory]
    [InlineData("Events:Transport: 'kafka' is not feed or sns-sqs.", "kafka", null)]
    [InlineData("Events:Sqs:teas: '' is not the URL of the queue with the events of teas, which Events:Transport asks for.", "sns-sqs", null)]
    [InlineData("Events:Sqs:teas: 'teas' is not the URL of the queue with the events of teas, which Events:Transport asks for.", "sns-sqs", "teas")]
    public void A_wrong_transport_stops_the_start_and_names_its_key(string message, string transport, string? queue)
    {
        var configuration = Configuration(("Events:Transport", transport), ("Events:Sqs:teas", queue));

        var error = Should.Throw<OptionsValidationException>(() => EventTransport.Read(configuration).LiveSource("teas"));

        error.Message.ShouldBe(message);
    }

    [Fact]
    public void The_feed_is_the_transport_where_nothing_is_said_and_needs_no_queue() =>
        EventTransport.Read(Configuration()).LiveSource("teas").ShouldNotBeNull();

    [Fact]
    public void A_topic_that_is_none_stops_the_start_and_names_its_key()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Events:Sns:Topic"] = "teas";

        Should.Throw<OptionsValidationException>(() => builder.AddSnsPublisher(new())).Message.ShouldStartWith("Events:Sns:Topic: 'teas' is not the ARN");
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build();
}
