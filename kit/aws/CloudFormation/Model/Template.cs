using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <see cref="IAmazonCloudFormation.GetTemplateAsync"/> is asked.</summary>
public class GetTemplateRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>The change set whose template it is; null means the stack's.</summary>
    public string ChangeSetName { get; set; }

    /// <summary>As it was given, or with its transforms done.</summary>
    public TemplateStage TemplateStage { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.GetTemplateAsync"/> answers.</summary>
public class GetTemplateResponse : AmazonWebServiceResponse
{
    /// <summary>The template's text.</summary>
    public string TemplateBody { get; set; }

    /// <summary>The stages that there are.</summary>
    public List<string> StagesAvailable { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.ValidateTemplateAsync"/> is asked.</summary>
public class ValidateTemplateRequest : AmazonCloudFormationRequest
{
    /// <summary>The template's text, up to 51,200 bytes.</summary>
    public string TemplateBody { get; set; }

    /// <summary>URL of the template in S3, up to 1 MB.</summary>
    public string TemplateURL { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.ValidateTemplateAsync"/> answers.</summary>
public class ValidateTemplateResponse : AmazonWebServiceResponse
{
    /// <summary>The template's parameters.</summary>
    public List<TemplateParameter> Parameters { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>What the template must be allowed.</summary>
    public List<string> Capabilities { get; set; }

    /// <summary>Which resources it is for.</summary>
    public string CapabilitiesReason { get; set; }

    /// <summary>The transforms that it uses.</summary>
    public List<string> DeclaredTransforms { get; set; }
}

/// <summary>A parameter that a template declares.</summary>
public class TemplateParameter
{
    /// <summary>Its name.</summary>
    public string ParameterKey { get; set; }

    /// <summary>Its default.</summary>
    public string DefaultValue { get; set; }

    /// <summary>Whether its value isn't shown.</summary>
    public bool? NoEcho { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }
}
