using System.Runtime.Versioning;

// The tests look at processes through /proc and end them by signals.
[assembly: SupportedOSPlatform("linux")]

// Not many more than there are processors: a café is ten processes while it starts.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
