using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cafe.Extraction;

/// <summary>The requests of one bounded context, which are moved together.</summary>
public sealed record RouteGroup
{
    /// <summary>Where the configuration lists the groups.</summary>
    public const string Section = "Extraction:Groups";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Such as <c>orders</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Route patterns, such as <c>/api/orders/{**rest}</c>, which is <c>/api/orders</c> too.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The logical name of the service that answers in mode <see cref="RouteMode.Service"/>; <c>null</c> where
    /// this very process does.</summary>
    public string? Service { get; init; }

    /// <summary>The groups whose data this one's answers show besides its own.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>How long a backend may be silent before the client is told 504.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>This group and those that it reads.</summary>
    internal string[] Shown => [Name, .. Reads];

    /// <summary>Reads the groups from <c>Extraction:Groups:NAME</c>: <c>Paths</c>, <c>Service</c>, <c>Reads</c>, <c>Timeout</c>.</summary>
    /// <exception cref="OptionsValidationException">Names the key that is wrong.</exception>
    public static IReadOnlyList<RouteGroup> Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var sections = configuration.GetSection(Section).GetChildren().ToList();
        var names = sections.Select(section => section.Key).ToList();
        return [.. sections.Select(section => Read(section, names))];
    }

    private static RouteGroup Read(IConfigurationSection section, List<string> names)
    {
        var paths = section.GetSection("Paths").Get<string[]>() ?? [];
        var reads = section.GetSection("Reads").Get<string[]>() ?? [];
        if (paths.Length == 0 || paths.Any(path => !path.StartsWith('/')))
            throw Wrong($"{section.Path}:Paths", "needs route patterns that begin with /");
        if (reads.Except(names).FirstOrDefault() is { } unknown)
            throw Wrong($"{section.Path}:Reads", $"names '{unknown}', which is no group");
        var timeout = DefaultTimeout;
        if (section["Timeout"] is { } text && (!TimeSpan.TryParse(text, out timeout) || timeout <= TimeSpan.Zero))
            throw Wrong($"{section.Path}:Timeout", $"'{text}' is not a duration like 00:00:30");
        return new() { Name = section.Key, Paths = paths, Service = section["Service"], Reads = reads, Timeout = timeout };
    }

    internal static OptionsValidationException Wrong(string key, string what) => new(key, typeof(RouteGroup), [$"{key} {what}."]);
}
