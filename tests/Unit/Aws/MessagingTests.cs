using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Cafe.Tests.Unit.Aws;

/// <summary>What SNS and SQS do otherwise than the other services of their protocols.</summary>
public sealed class MessagingTests : IDisposable
{
    private readonly CannedAws _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task Sns_calls_the_parts_of_a_message_attribute_name_and_value()
    {
        _aws.AnswerXml(
            """
            <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult>
              <Successful><member><Id>0</Id><MessageId>m-1</MessageId></member></Successful>
              <Failed><member><Id>1</Id><Code>InternalError</Code><Message>Later</Message><SenderFault>false</SenderFault></member></Failed>
            </PublishBatchResult></PublishBatchResponse>
            """);

        var answer = await Sns().PublishBatchAsync(new()
        {
            TopicArn = "arn",
            PublishBatchRequestEntries = [new() { Id = "0", Message = "a b", MessageAttributes = new() { ["type"] = new() { DataType = "String", StringValue = "order.changed" } } }]
        });

        _aws.Request.Uri.Host.ShouldBe("sns.eu-central-1.amazonaws.com");
        Uri.UnescapeDataString(_aws.Request.Body).ShouldContain(
            "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name=type&"
            + "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.DataType=String&"
            + "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.StringValue=order.changed");
        answer.Successful.ShouldHaveSingleItem().MessageId.ShouldBe("m-1");
        answer.Failed.ShouldHaveSingleItem().SenderFault.ShouldBe(false);
    }

    [Fact]
    public async Task Sns_calls_the_parts_of_another_map_key_and_value()
    {
        _aws.AnswerXml("<SubscribeResponse><SubscribeResult><SubscriptionArn>arn:s</SubscriptionArn></SubscribeResult></SubscribeResponse>");

        var answer = await Sns().SubscribeAsync(new() { TopicArn = "arn", Attributes = new() { ["RawMessageDelivery"] = "true" } });

        answer.SubscriptionArn.ShouldBe("arn:s");
        _aws.Request.Body.ShouldContain("Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true");
    }

    [Fact]
    public async Task An_error_of_sns_has_the_code_that_its_name_does_not_tell()
    {
        _aws.AnswerXml("<ErrorResponse><Error><Type>Sender</Type><Code>ParameterValueInvalid</Code><Message>No.</Message></Error></ErrorResponse>", 400);

        var error = await Should.ThrowAsync<InvalidParameterValueException>(() => Sns().PublishAsync(new() { TopicArn = "arn" }));

        error.ErrorCode.ShouldBe("ParameterValueInvalid");
    }

    [Fact]
    public async Task Sqs_speaks_json_in_version_1_0()
    {
        _aws.Answer("""{"Messages":[{"MessageId":"m-1","ReceiptHandle":"r-1","Body":"{}","MD5OfBody":"99","Attributes":{"ApproximateReceiveCount":"2"}}]}""")
            .Answer("{}").Answer("""{"QueueUrl":"http://q"}""");

        var answer = await Sqs().ReceiveMessageAsync(new()
        {
            QueueUrl = "http://q",
            MaxNumberOfMessages = 10,
            MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount]
        });
        var none = await Sqs().ReceiveMessageAsync(new() { QueueUrl = "http://q" });
        var queue = await Sqs().CreateQueueAsync(new() { QueueName = "q", Tags = new() { ["team"] = "cafe" } });

        _aws.Requests[0].Uri.AbsoluteUri.ShouldBe("https://sqs.eu-central-1.amazonaws.com/");
        _aws.Requests[0].Headers["X-Amz-Target"].ShouldBe("AmazonSQS.ReceiveMessage");
        _aws.Requests[0].Headers["Content-Type"].ShouldBe("application/x-amz-json-1.0");
        _aws.Requests[0].Body.ShouldBe("""{"QueueUrl":"http://q","MaxNumberOfMessages":10,"MessageSystemAttributeNames":["ApproximateReceiveCount"]}""");
        _aws.Requests[2].Body.ShouldBe("""{"QueueName":"q","tags":{"team":"cafe"}}""");
        answer.Messages.ShouldHaveSingleItem().Attributes["ApproximateReceiveCount"].ShouldBe("2");
        none.Messages.ShouldBeNull();
        queue.QueueUrl.ShouldBe("http://q");
    }

    [Fact]
    public async Task An_error_of_sqs_has_its_type_and_the_code_from_before_it_spoke_json()
    {
        _aws.Answer(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"There is none."}""", 400,
            headers: ("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"));

        var error = await Should.ThrowAsync<QueueDoesNotExistException>(() => Sqs().GetQueueAttributesAsync(new() { QueueUrl = "http://q" }));

        error.ErrorCode.ShouldBe("AWS.SimpleQueueService.NonExistentQueue");
        error.ErrorType.ShouldBe(ErrorType.Sender);
        error.Message.ShouldBe("There is none.");
    }

    private AmazonSimpleNotificationServiceClient Sns() =>
        new(CannedAws.Credentials, _aws.Config<AmazonSimpleNotificationServiceConfig>());

    private AmazonSQSClient Sqs() => new(CannedAws.Credentials, _aws.Config<AmazonSQSConfig>());
}
