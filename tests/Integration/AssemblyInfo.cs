using System.Runtime.Versioning;

// The tests look at processes through /proc and end them by signals.
[assembly: SupportedOSPlatform("linux")]

// More than there are processors: much of what these tests do is waiting for others.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
