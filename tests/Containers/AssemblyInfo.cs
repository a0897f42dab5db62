using System.Runtime.Versioning;

// The tests look at processes through /proc, and reach containers by their addresses.
[assembly: SupportedOSPlatform("linux")]

// A café in containers is eleven of them; under load there is to be one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
