using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What <see cref="IAmazonIdentityManagementService.GetRoleAsync"/> is asked.</summary>
public class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Name of the role.</summary>
    public string RoleName { get; set; }
}

/// <summary>What <see cref="IAmazonIdentityManagementService.GetRoleAsync"/> answers.</summary>
public class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role Role { get; set; }
}

/// <summary>Rights that services and users can take on.</summary>
public class Role
{
    /// <summary>Its path.</summary>
    public string Path { get; set; }

    /// <summary>Name of the role.</summary>
    public string RoleName { get; set; }

    /// <summary>Id of the role.</summary>
    public string RoleId { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Who may take it: JSON, encoded as in a URL.</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Seconds for which it can be taken at most.</summary>
    public int? MaxSessionDuration { get; set; }

    /// <summary>What bounds its rights.</summary>
    public AttachedPermissionsBoundary PermissionsBoundary { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>When it was last used.</summary>
    public RoleLastUsed RoleLastUsed { get; set; }
}

/// <summary>What bounds the rights of a role.</summary>
public class AttachedPermissionsBoundary
{
    /// <summary>The kind of boundary.</summary>
    public PermissionsBoundaryAttachmentType PermissionsBoundaryType { get; set; }

    /// <summary>ARN of the policy.</summary>
    public string PermissionsBoundaryArn { get; set; }
}

/// <summary>When a role was last used.</summary>
public class RoleLastUsed
{
    /// <summary>When, in UTC.</summary>
    public DateTime? LastUsedDate { get; set; }

    /// <summary>The region in which it was.</summary>
    public string Region { get; set; }
}

/// <summary>A tag of a role.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
