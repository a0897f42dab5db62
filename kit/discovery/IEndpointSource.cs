namespace Cafe.Discovery;

/// <summary>Knows where the instances of services are. <see cref="ServiceDirectory"/> asks it again and again.</summary>
public interface IEndpointSource
{
    /// <summary>Looks the service up anew.</summary>
    /// <param name="service">The logical name, such as <c>orders</c>.</param>
    /// <param name="cancel">Ends the look-up.</param>
    /// <returns>The address of each instance, such as <c>http://10.0.0.7:8080</c>; none where there is none.</returns>
    /// <exception cref="Exception">Any: the directory goes on with what it knows.</exception>
    Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel);
}
