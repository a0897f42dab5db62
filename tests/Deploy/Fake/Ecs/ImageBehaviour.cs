namespace Cafe.Tests.Deploy.Fake;

/// <summary>What a container does whose image reference contains the text that this is bound to.</summary>
public sealed record ImageBehaviour
{
    /// <summary>The image can't be pulled; the task stops with <c>CannotPullContainerError</c>.</summary>
    public bool PullFails { get; init; }

    /// <summary>The task stops before its containers start, with this reason: <c>ResourceInitializationError: …</c></summary>
    public string? FailsToStart { get; init; }

    /// <summary>Between the end of the pull and RUNNING.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Between RUNNING and HEALTHY, by the container's health check and by the target group's.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The health checks never pass; the task becomes UNHEALTHY.</summary>
    public bool NeverHealthy { get; init; }

    /// <summary>Between RUNNING and UNHEALTHY, where the health checks never pass.</summary>
    public TimeSpan UnhealthyAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between RUNNING and the end of the process; null is never in a service.</summary>
    public TimeSpan? ExitsAfter { get; init; }

    /// <summary>How long the process takes in a task of RunTask, and as a container that others wait for to end.</summary>
    public TimeSpan JobTakes { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The process's exit code when it ends by itself.</summary>
    public int ExitCode { get; init; }

    /// <summary>Between SIGTERM and the end; past the stop timeout the process is killed and exits with 137.</summary>
    public TimeSpan StopTakes { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The process's exit code after SIGTERM.</summary>
    public int StopExitCode { get; init; } = 143;

    /// <summary>What the process writes when it starts.</summary>
    public IReadOnlyList<string> LogLines { get; init; } = [];
}

/// <summary>Binds behaviour to the images whose reference contains a text; the longest text wins.</summary>
public sealed class FakeImage
{
    internal FakeImage(string text) => Text = text;

    internal string Text { get; }

    internal ImageBehaviour Behaviour { get; private set; } = new();

    /// <summary>From now on, for containers that start.</summary>
    public void Behaves(ImageBehaviour behaviour) => Behaviour = behaviour;
}
