using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>What <see cref="IAmazonSimpleNotificationService.CreateTopicAsync"/> is asked.</summary>
public class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>Its name; that of a FIFO topic ends with <c>.fifo</c>.</summary>
    public string Name { get; set; }

    /// <summary>How it is set up.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>What data may not pass.</summary>
    public string DataProtectionPolicy { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.CreateTopicAsync"/> answers.</summary>
public class CreateTopicResponse : AmazonWebServiceResponse
{
    /// <summary>The topic.</summary>
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.SubscribeAsync"/> is asked.</summary>
public class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>The topic.</summary>
    public string TopicArn { get; set; }

    /// <summary><c>sqs</c>, <c>email</c>, <c>https</c> and others.</summary>
    public string Protocol { get; set; }

    /// <summary>Who gets the messages: the ARN of a queue, an address.</summary>
    public string Endpoint { get; set; }

    /// <summary>How it is set up: <c>RawMessageDelivery</c>, <c>FilterPolicy</c> and others.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>Whether to answer the ARN of one that is not confirmed yet too.</summary>
    public bool? ReturnSubscriptionArn { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.SubscribeAsync"/> answers.</summary>
public class SubscribeResponse : AmazonWebServiceResponse
{
    /// <summary>The subscription.</summary>
    public string SubscriptionArn { get; set; }
}

/// <summary>A tag of a topic.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
