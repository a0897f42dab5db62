using System.Runtime.InteropServices;

namespace Cafe.Tests.Integration.Support;

internal enum Signal
{
    Hangup = 1,
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static class Signals
{
    /// <summary>Sends the signal; a process that has ended meanwhile is none of the sender's business.</summary>
    public static void Send(int pid, Signal signal) => _ = kill(pid, (int)signal);

    /// <summary>To the process and all of its group, as a terminal does at Ctrl+C.</summary>
    public static void SendToGroup(int leader, Signal signal) => _ = kill(-leader, (int)signal);

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
