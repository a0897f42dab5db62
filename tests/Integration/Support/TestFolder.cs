namespace Cafe.Tests.Integration.Support;

/// <summary>Folders of one test each. Other users may pass through, as they may in a user's home: a database server
/// that root starts runs as somebody else.</summary>
internal static class TestFolder
{
    private const UnixFileMode OpenToPass =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("cafe-integration-").FullName;
        File.SetUnixFileMode(folder, OpenToPass);
        return folder;
    }
}
