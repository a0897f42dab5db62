using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Output;

namespace Cafe.Deploy;

/// <summary>What the parts of one run share.</summary>
internal sealed record DeploySession(Application Application, AwsClients Aws, TimeProvider Clock, IProgressSink Progress)
{
    public Waiting Waiting { get; } = new(Clock);
}
