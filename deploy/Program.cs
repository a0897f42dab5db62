using System.Runtime.InteropServices;
using Cafe.Deploy;

using var stop = new CancellationTokenSource();
var seen = new HashSet<PosixSignal>();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await DeployProgram.RunAsync(args, Host.OfProcess(), stop.Token);

// The first of each kind asks for an end in order, a second one gets its way: Ctrl+C may come as both.
void Stop(PosixSignalContext signal)
{
    lock (seen) signal.Cancel = seen.Add(signal.Signal);
    stop.Cancel();
}
