using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>Topics, queues and who is told when a message gets stuck.</summary>
public sealed class MessagingTests(Moto moto) : IClassFixture<Moto>
{
    private const int Days = 24 * 60 * 60;

    public static TheoryData<string> Sources => ["Orders", "Menu"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void What_a_consumer_can_not_read_is_put_aside_and_kept_longer_than_the_rest(string source)
    {
        var queue = Template.Messaging[$"Reporting{source}Queue"];
        var deadLetters = Template.Messaging[$"Reporting{source}DeadLetters"];

        queue["RedrivePolicy"]!["deadLetterTargetArn"]!.Text().ShouldBe($"{deadLetters.Name}.Arn");
        queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<int>().ShouldBe(5);
        // By the name of the one queue that may use it.
        deadLetters["RedriveAllowPolicy"]!["sourceQueueArns"].Items().Select(arn => arn.Text().Split(':')[^1])
            .ShouldBe([queue["QueueName"]!.Text()]);
        deadLetters["MessageRetentionPeriod"]!.GetValue<int>().ShouldBe(14 * Days);
        queue["MessageRetentionPeriod"]!.GetValue<int>().ShouldBeLessThan(14 * Days);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_queue_gets_the_events_of_its_topic_as_they_are_and_nothing_else(string source)
    {
        var (topic, queue) = ($"{source}Topic", $"Reporting{source}Queue");
        var subscription = Template.Messaging[$"{queue}Subscription"];

        subscription["TopicArn"]!.Text().ShouldBe(topic);
        subscription["Endpoint"]!.Text().ShouldBe($"{queue}.Arn");
        subscription["RawMessageDelivery"]!.GetValue<bool>().ShouldBeTrue();
        subscription.Properties.ContainsKey("FilterPolicy").ShouldBeFalse(); // A filter makes gaps.
        var statements = Statements($"{queue}Policy", queue);
        statements.Select(statement => $"{statement["Effect"]} {statement["Principal"]!.ToJsonString()} {Conditions(statement)}").ShouldBe(
        [
            $$"""Allow {"Service":"sns.amazonaws.com"} ArnEquals aws:SourceArn {{topic}}""",
            $"""Deny "*" ArnNotEquals aws:SourceArn {topic}""",
            "Deny \"*\" Bool aws:SecureTransport false",
        ]);
        statements[..2].ShouldAllBe(statement => statement["Action"]!.Text() == "sqs:SendMessage");
    }

    [Fact]
    public void Nothing_is_published_without_TLS()
    {
        var policy = Template.Messaging["TopicsByTlsAlone"];
        string[] topics = ["OrdersTopic", "MenuTopic", "ReportTopic"];

        policy["Topics"].Items().Select(topic => topic.Text()).ShouldBe(topics);
        var statement = policy["PolicyDocument"]!["Statement"].Items().ShouldHaveSingleItem();
        $"{statement["Effect"]} {statement["Action"]} {Conditions(statement)}".ShouldBe("Deny sns:Publish Bool aws:SecureTransport false");
        statement["Resource"].Items().Select(topic => topic.Text()).ShouldBe(topics);
    }

    [Fact]
    public void What_waits_in_a_queue_is_encrypted()
    {
        foreach (var queue in Template.Messaging.OfType("AWS::SQS::Queue"))
            queue["SqsManagedSseEnabled"]!.GetValue<bool>().ShouldBeTrue(queue.Name);
        // CloudWatch could not send to the alarms' topic, which carries nothing of the application's.
        Template.Messaging.OfType("AWS::SNS::Topic").Where(topic => topic["KmsMasterKeyId"] is null).Select(topic => topic.Name)
            .ShouldBe(["AlarmTopic"]);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Somebody_is_told_of_dead_letters_and_of_a_consumer_that_is_behind(string source)
    {
        (string Alarm, string Queue, string Metric)[] watched =
        [
            ($"Reporting{source}DeadLettersAlarm", $"Reporting{source}DeadLetters", "ApproximateNumberOfMessagesVisible"),
            ($"Reporting{source}AgeAlarm", $"Reporting{source}Queue", "ApproximateAgeOfOldestMessage"),
        ];

        foreach (var (name, queue, metric) in watched)
        {
            var alarm = Template.Messaging[name];
            alarm["MetricName"]!.Text().ShouldBe(metric);
            alarm["Dimensions"].Items().Single()["Value"]!.Text().ShouldBe($"{queue}.QueueName");
            alarm["ComparisonOperator"]!.Text().ShouldBe("GreaterThanThreshold");
            alarm["AlarmActions"].Items().Single().Text().ShouldBe("AlarmTopic");
        }

        Template.Messaging[watched[0].Alarm]["Threshold"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("AlarmSubscription", "HasAlarmEmail", "AlarmTopic")]
    [InlineData("ReportSubscription", "HasReportEmail", "ReportTopic")]
    public void Mail_goes_where_an_address_is_given(string name, string condition, string topic)
    {
        var subscription = Template.Messaging[name];

        subscription.Condition.ShouldBe(condition);
        subscription["Protocol"]!.Text().ShouldBe("email");
        subscription["TopicArn"]!.Text().ShouldBe(topic);
    }

    [NeedsFact(Tool.Moto)]
    public async Task The_stack_says_where_its_topics_and_queues_are()
    {
        await moto.ResetAsync();
        var stacks = new EmulatedStacks(moto);
        await stacks.CreateAsync(new Dictionary<string, string> { ["StaffPasswordHash"] = "AQAAAAIAAYag" + new string('A', 70) + "==" });

        stacks.Outputs["OrdersTopic"].ShouldBe($"arn:aws:sns:{Moto.Region}:123456789012:cafe-orders");
        stacks.Outputs["ReportTopic"].ShouldBe($"arn:aws:sns:{Moto.Region}:123456789012:cafe-daily-report");
        stacks.Outputs["ReportingOrdersQueueArn"].ShouldBe($"arn:aws:sqs:{Moto.Region}:123456789012:cafe-reporting-orders");
        Uri.IsWellFormedUriString(stacks.Outputs["ReportingOrdersQueue"], UriKind.Absolute).ShouldBeTrue(stacks.Outputs["ReportingOrdersQueue"]);
        var redrive = await moto.JsonAsync(
            "sqs", "AmazonSQS.GetQueueAttributes",
            new() { ["QueueUrl"] = stacks.Outputs["ReportingMenuQueue"], ["AttributeNames"] = new JsonArray("RedrivePolicy") });
        redrive["Attributes"]!["RedrivePolicy"]!.Text().ShouldContain(":cafe-reporting-menu-dead-letters");
    }

    private static JsonNode[] Statements(string policy, string queue)
    {
        var statements = Template.Messaging[policy]["PolicyDocument"]!["Statement"].Items().ToArray();
        Template.Messaging[policy]["Queues"].Items().Select(one => one.Text()).ShouldBe([queue]);
        statements.ShouldAllBe(statement => statement["Resource"]!.Text() == $"{queue}.Arn");
        return statements;
    }

    private static string Conditions(JsonNode statement)
    {
        var (test, values) = statement["Condition"]!.AsObject().Single();
        var (key, value) = values!.AsObject().Single();
        return $"{test} {key} {value!.Text()}";
    }
}
