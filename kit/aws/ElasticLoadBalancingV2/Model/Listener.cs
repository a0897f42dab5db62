using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeListenersAsync"/> is asked.</summary>
public class DescribeListenersRequest : AmazonElasticLoadBalancingV2Request
{
    /// <summary>The load balancer whose listeners.</summary>
    public string LoadBalancerArn { get; set; }

    /// <summary>ARNs of the listeners; null means all.</summary>
    public List<string> ListenerArns { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? PageSize { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeListenersAsync"/> answers.</summary>
public class DescribeListenersResponse : AmazonWebServiceResponse
{
    /// <summary>The listeners.</summary>
    public List<Listener> Listeners { get; set; }

    /// <summary>The marker of the next page; null on the last.</summary>
    public string NextMarker { get; set; }
}

/// <summary>A port that a load balancer listens on.</summary>
public class Listener
{
    /// <summary>ARN of the listener.</summary>
    public string ListenerArn { get; set; }

    /// <summary>ARN of the load balancer.</summary>
    public string LoadBalancerArn { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The protocol.</summary>
    public ProtocolEnum Protocol { get; set; }

    /// <summary>Its default certificate.</summary>
    public List<Certificate> Certificates { get; set; }

    /// <summary>The versions and ciphers of TLS that it speaks.</summary>
    public string SslPolicy { get; set; }

    /// <summary>What is done where no rule fits.</summary>
    public List<Action> DefaultActions { get; set; }
}

/// <summary>A certificate.</summary>
public class Certificate
{
    /// <summary>ARN of the certificate.</summary>
    public string CertificateArn { get; set; }

    /// <summary>Whether it is for names that have none of their own.</summary>
    public bool? IsDefault { get; set; }
}

/// <summary>What is done with a request.</summary>
public class Action
{
    /// <summary>Its kind.</summary>
    public ActionTypeEnum Type { get; set; }

    /// <summary>The target group that it is passed on to.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>Which of several actions comes first.</summary>
    public int? Order { get; set; }

    /// <summary>Where it is redirected to.</summary>
    public RedirectActionConfig RedirectConfig { get; set; }

    /// <summary>What is answered.</summary>
    public FixedResponseActionConfig FixedResponseConfig { get; set; }

    /// <summary>The target groups that it is passed on to, by weight.</summary>
    public ForwardActionConfig ForwardConfig { get; set; }
}

/// <summary>Where a request is redirected to.</summary>
public class RedirectActionConfig
{
    /// <summary>The protocol, or <c>#{protocol}</c>.</summary>
    public string Protocol { get; set; }

    /// <summary>The port, or <c>#{port}</c>.</summary>
    public string Port { get; set; }

    /// <summary>The host, or <c>#{host}</c>.</summary>
    public string Host { get; set; }

    /// <summary>The path, or <c>/#{path}</c>.</summary>
    public string Path { get; set; }

    /// <summary>The query, or <c>#{query}</c>.</summary>
    public string Query { get; set; }

    /// <summary>The HTTP status.</summary>
    public RedirectActionStatusCodeEnum StatusCode { get; set; }
}

/// <summary>What a listener answers by itself.</summary>
public class FixedResponseActionConfig
{
    /// <summary>The body.</summary>
    public string MessageBody { get; set; }

    /// <summary>The HTTP status.</summary>
    public string StatusCode { get; set; }

    /// <summary>The media type.</summary>
    public string ContentType { get; set; }
}

/// <summary>Target groups that a request is passed on to.</summary>
public class ForwardActionConfig
{
    /// <summary>The target groups.</summary>
    public List<TargetGroupTuple> TargetGroups { get; set; }
}

/// <summary>A target group and its share.</summary>
public class TargetGroupTuple
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>Its share of the requests.</summary>
    public int? Weight { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeRulesAsync"/> is asked.</summary>
public class DescribeRulesRequest : AmazonElasticLoadBalancingV2Request
{
    /// <summary>The listener whose rules.</summary>
    public string ListenerArn { get; set; }

    /// <summary>ARNs of the rules; null means all.</summary>
    public List<string> RuleArns { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? PageSize { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeRulesAsync"/> answers.</summary>
public class DescribeRulesResponse : AmazonWebServiceResponse
{
    /// <summary>The rules.</summary>
    public List<Rule> Rules { get; set; }

    /// <summary>The marker of the next page; null on the last.</summary>
    public string NextMarker { get; set; }
}

/// <summary>What is done with which requests.</summary>
public class Rule
{
    /// <summary>ARN of the rule.</summary>
    public string RuleArn { get; set; }

    /// <summary>Its place, as text; the smallest comes first, <c>default</c> last.</summary>
    public string Priority { get; set; }

    /// <summary>Which requests: all must hold.</summary>
    public List<RuleCondition> Conditions { get; set; }

    /// <summary>What is done.</summary>
    public List<Action> Actions { get; set; }

    /// <summary>Whether it is the one for the rest.</summary>
    public bool? IsDefault { get; set; }
}

/// <summary>A condition for requests.</summary>
public class RuleCondition
{
    /// <summary>What is looked at, such as <c>path-pattern</c>.</summary>
    public string Field { get; set; }

    /// <summary>The values that fit.</summary>
    public List<string> Values { get; set; }

    /// <summary>The hosts that fit.</summary>
    public HostHeaderConditionConfig HostHeaderConfig { get; set; }

    /// <summary>The paths that fit.</summary>
    public PathPatternConditionConfig PathPatternConfig { get; set; }
}

/// <summary>Hosts that fit.</summary>
public class HostHeaderConditionConfig
{
    /// <summary>The hosts; <c>*</c> and <c>?</c> stand for others.</summary>
    public List<string> Values { get; set; }
}

/// <summary>Paths that fit.</summary>
public class PathPatternConditionConfig
{
    /// <summary>The paths; <c>*</c> and <c>?</c> stand for others.</summary>
    public List<string> Values { get; set; }
}
