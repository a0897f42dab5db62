namespace Cafe.Deploy.Aws;

/// <summary>The tags that say what belongs to an application. What has another value, or none, is never changed.</summary>
internal static class Ownership
{
    /// <summary>Its value is the application's name.</summary>
    public const string Application = "cafe-deploy:application";

    /// <summary>Its value is the service's name in the compose file.</summary>
    public const string Workload = "cafe-deploy:service";

    /// <summary>On the task definition of a job that has run to its end: the digest of what it describes.</summary>
    public const string Succeeded = "cafe-deploy:succeeded";

    public static IEnumerable<(string Key, string Value)> Tags(string application, string? workload = null)
    {
        yield return (Application, application);
        if (workload is not null) yield return (Workload, workload);
    }
}
