using System.Runtime.CompilerServices;

namespace Cafe.Tests.Integration.Support;

/// <summary>What makes many short lives of programs cheap, in this process and all that it starts.</summary>
internal static class TestProcess
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        // Else each host that begins watches all that is below the folder where it stands for changes of its settings.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        // To count what runs often, so as to compile it better, pays only in programs that go on.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }
}
