namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Amazon CloudWatch Logs may hold, after the service's published model (2014-03-28).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class LogsShapes
{
    public const string Text = """
        @CreateLogGroup logGroupName!:s kmsKeyId:s tags:{s} logGroupClass:%LogGroupClass deletionProtectionEnabled:b
        @DeleteLogGroup logGroupName!:s
        @PutRetentionPolicy logGroupName!:s retentionInDays!:i
        @DescribeLogGroups accountIdentifiers:[s] logGroupNamePrefix:s logGroupNamePattern:s nextToken:s limit:i
            includeLinkedAccounts:b logGroupClass:%LogGroupClass logGroupIdentifiers:[s]
        @DescribeLogStreams logGroupName:s logGroupIdentifier:s logStreamNamePrefix:s orderBy:%OrderBy descending:b
            nextToken:s limit:i
        @GetLogEvents logGroupName:s logGroupIdentifier:s logStreamName!:s startTime:i endTime:i nextToken:s limit:i
            startFromHead:b unmask:b
        @FilterLogEvents logGroupName:s logGroupIdentifier:s logStreamNames:[s] logStreamNamePrefix:s startTime:i
            endTime:i filterPattern:s nextToken:s limit:i interleaved:b unmask:b
        @TagResource resourceArn!:s tags!:{s}
        @UntagResource resourceArn!:s tagKeys!:[s]
        @ListTagsForResource resourceArn!:s
        %LogGroupClass STANDARD|INFREQUENT_ACCESS|DELIVERY
        %OrderBy LogStreamName|LastEventTime
        """;
}
