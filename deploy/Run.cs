using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Output;
using Cafe.Deploy.Resources;

namespace Cafe.Deploy;

/// <summary>One call of a verb.</summary>
/// <param name="Host">What surrounds it.</param>
/// <param name="Files">The compose file and its overlays.</param>
/// <param name="Profiles">The compose profiles that are asked for.</param>
/// <param name="IsJson">Whether its result is for programs.</param>
internal sealed record Run(Host Host, IReadOnlyList<string> Files, IReadOnlyList<string> Profiles, bool IsJson) : IDisposable
{
    public AwsClients Aws { get; } = new(Host.Aws);

    public ApplicationFile File { get; } = new(Files, Profiles);

    public IProgressSink Progress => field ??= Host.Progress(IsJson);

    /// <summary>Reads the application, with the outputs of its stacks filled in.</summary>
    public async Task<Application> ApplicationAsync(CancellationToken cancellation)
    {
        var outputs = await new Stacks(Aws, Host.Clock).OutputsAsync(File.Stacks(Host.Environment), cancellation);
        return File.Read(Stacks.Variables(Host.Environment, outputs));
    }

    /// <summary>The tag of the images: the commit that is checked out where the files are.</summary>
    public Task<string> RevisionAsync(CancellationToken cancellation) =>
        Revision.OfAsync(File.Folder, cancellation);

    public DeploySession Session(Application application) => new(application, Aws, Host.Clock, Progress);

    /// <summary>The result, for people or for programs.</summary>
    public void Print(object json, Action<TextWriter> text)
    {
        if (IsJson) Host.Out.WriteLine(Json.Text(json));
        else text(Host.Out);
    }

    public void Dispose()
    {
        (Progress as IDisposable)?.Dispose();
        Aws.Dispose();
    }
}
