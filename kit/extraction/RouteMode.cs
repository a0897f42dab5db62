namespace Cafe.Extraction;

/// <summary>What happens with the requests of a route group.</summary>
public enum RouteMode
{
    /// <summary>The monolith answers them.</summary>
    Monolith,

    /// <summary>The service that was extracted answers them.</summary>
    Service,
}

/// <summary>Who answers, and whose data a write changes.</summary>
public enum Side
{
    /// <summary>The monolith.</summary>
    Monolith,

    /// <summary>The service that was extracted.</summary>
    Service,
}

/// <summary>What modes and sides mean to each other, and how the database writes them.</summary>
public static class Sides
{
    /// <summary>The side that answers the clients in this mode.</summary>
    public static Side Side(this RouteMode mode) => mode == RouteMode.Monolith ? Extraction.Side.Monolith : Extraction.Side.Service;

    /// <summary>The other one.</summary>
    public static Side Other(this Side side) => side == Extraction.Side.Monolith ? Extraction.Side.Service : Extraction.Side.Monolith;

    /// <summary>For people: <c>the monolith</c>, <c>the service</c>.</summary>
    public static string InWords(this Side side) => $"the {Word(side)}";

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    internal static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
