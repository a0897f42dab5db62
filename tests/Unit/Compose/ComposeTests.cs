using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

/// <summary>Reads small compose files from a folder of the test's own.</summary>
public abstract class ComposeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cafe-compose-");

    protected string Folder => folder.FullName;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected ComposeProject Load(string yaml, params (string Name, string Value)[] variables)
    {
        var path = Path.Combine(Folder, "docker-compose.yml");
        File.WriteAllText(path, yaml);
        return ComposeFile.Load(path, variables.ToDictionary(variable => variable.Name, variable => variable.Value));
    }

    /// <summary>A file and its overlays, <c>0.yml</c>, <c>1.yml</c> and so on.</summary>
    protected ComposeProject Merge(params string[] yaml)
    {
        string[] files = [.. yaml.Select((_, index) => Path.Combine(Folder, $"{index}.yml"))];
        foreach (var (file, text) in files.Zip(yaml)) File.WriteAllText(file, text);
        return ComposeFile.Load(files, new Dictionary<string, string> { ["OUTSIDE"] = "outside" });
    }

    /// <summary>A service <c>web</c> with these keys, the first of which is in line 4.</summary>
    protected ComposeService Web(string keys, params (string Name, string Value)[] variables) =>
        Load(WebFile(keys), variables)["web"];

    /// <summary>Expects the file to be refused at that line and key, with a message that contains the text.</summary>
    protected void Refuses(string yaml, int line, string key, string text)
    {
        var error = Should.Throw<ComposeException>(() => Load(yaml));
        error.Message.ShouldContain(text);
        error.Key.ShouldBe(key);
        error.Line.ShouldBe(line);
        var place = line == 0 ? "docker-compose.yml: " : $"docker-compose.yml:{line}: ";
        error.Message.ShouldStartWith(Path.Combine(Folder, place) + (key.Length > 0 ? $"{key}: " : ""));
    }

    /// <summary>Expects a service <c>web</c> with these keys to be refused; its first key is in line 4.</summary>
    protected void WebRefuses(string keys, int line, string key, string text) =>
        Refuses(WebFile(keys), line, $"services.web{key}", text);

    private static string WebFile(string keys) =>
        $"""
        services:
          web:
            image: cafe/web
            {keys.ReplaceLineEndings("\n    ")}
          db:
            image: postgres
        volumes:
          data:
        networks:
          back:
        """;
}
