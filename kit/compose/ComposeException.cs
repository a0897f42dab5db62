namespace Cafe.Compose;

/// <summary>A compose file that can't be read, with the place of the mistake. The message is for the person who
/// wrote the file: <c>docker-compose.yml:12: services.web.privileged: not supported: …</c>.</summary>
public sealed class ComposeException : Exception
{
    /// <summary>A mistake at one place.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="line">The line, from 1; 0 where the file as a whole is meant.</param>
    /// <param name="key">The keys that lead to the place, such as <c>services.web.ports[0]</c>; empty where there are
    /// none.</param>
    /// <param name="problem">What is wrong, and what to do about it.</param>
    /// <param name="inner">The exception that showed the mistake, if any.</param>
    public ComposeException(string file, int line, string key, string problem, Exception? inner = null)
        : base($"{file}{(line > 0 ? $":{line}" : "")}: {(key.Length > 0 ? $"{key}: " : "")}{problem}", inner) =>
        (File, Line, Key) = (file, line, key);

    /// <summary>The file, as the caller of <see cref="ComposeFile"/> named it.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 where the file as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>The keys that lead to the place; empty where there are none, as in YAML that doesn't parse.</summary>
    public string Key { get; }
}
