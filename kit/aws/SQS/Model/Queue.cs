using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.SQS.Model;

/// <summary>What <see cref="IAmazonSQS.CreateQueueAsync"/> is asked.</summary>
public class CreateQueueRequest : AmazonSQSRequest
{
    /// <summary>Its name; that of a FIFO queue ends with <c>.fifo</c>.</summary>
    public string QueueName { get; set; }

    /// <summary>How it is set up, by <see cref="QueueAttributeName"/>.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>Its tags.</summary>
    [WireName("tags")]
    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.CreateQueueAsync"/> answers.</summary>
public class CreateQueueResponse : AmazonWebServiceResponse
{
    /// <summary>The queue.</summary>
    public string QueueUrl { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.GetQueueAttributesAsync"/> is asked.</summary>
public class GetQueueAttributesRequest : AmazonSQSRequest
{
    /// <summary>The queue.</summary>
    public string QueueUrl { get; set; }

    /// <summary>Which, by <see cref="QueueAttributeName"/>.</summary>
    public List<string> AttributeNames { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.GetQueueAttributesAsync"/> answers.</summary>
public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>Those that were asked for.</summary>
    public Dictionary<string, string> Attributes { get; set; }
}
