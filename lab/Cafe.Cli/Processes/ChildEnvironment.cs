using System.Collections;

namespace Cafe.Cli.Processes;

/// <summary>The environments that child processes get.</summary>
internal static class ChildEnvironment
{
    /// <summary>Names the data folder, so that the next <c>cafe</c> finds what a killed one left.</summary>
    public const string Marker = "CAFE_STARTED_FOR";

    /// <summary>Names the <c>cafe test</c> that a café was started in, which ends with it.</summary>
    public const string TestMarker = "CAFE_STARTED_IN_TEST";

    // Whether .NET counts what runs often, to compile it better.
    private const string Profiling = "DOTNET_TieredPGO";

    // As in a container, the compose file says what a service sees; this is what a process needs of the machine.
    private static readonly string[] OfTheMachine =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "SSL_CERT_FILE",
        "SSL_CERT_DIR", Profiling, "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        TestMarker, "SystemRoot", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATHEXT", "ComSpec",
    ];

    /// <summary>All variables of this process.</summary>
    public static Dictionary<string, string> Inherited() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>For tests, and the cafés that they start: everything, without what pays for longer runs alone.</summary>
    public static Dictionary<string, string> ForTests() => new(Inherited()) { [Profiling] = "0" };

    /// <summary>For the tools of a build: everything, and the marker.</summary>
    public static Dictionary<string, string> ForTool(DataFolder data) =>
        new(Inherited()) { [Marker] = data.Path };

    /// <summary>For the café's own processes: only what they need of the machine, and the marker.</summary>
    public static Dictionary<string, string> ForService(DataFolder data)
    {
        var all = Inherited();
        var environment = OfTheMachine.Where(all.ContainsKey).ToDictionary(name => name, name => all[name]);
        environment[Marker] = data.Path;
        return environment;
    }
}
