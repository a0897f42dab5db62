using Cafe.Deploy;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy.Emulator;

public sealed class PlanVerbTests(Moto moto) : IClassFixture<Moto>
{
    private static readonly string[] Members =
        ["RequiresCompatibilities", "NetworkMode", "Cpu", "Memory", "RuntimePlatform", "ExecutionRoleArn", "TaskRoleArn", "Volumes", "ContainerDefinitions"];

    [NeedsFact(Tool.Moto)]
    public async Task The_cafe_is_planned_from_the_stacks_that_are_there()
    {
        await PrepareAsync();

        var (exit, said) = await EmulatedTool.RunAsync(
            EmulatedTool.Settings(moto), EmulatedTool.CafeFiles, "plan", "--revision", "r1", "--detailed-exitcode");

        exit.ShouldBe(ExitCodes.Changes, said);
        said.ShouldContain("  + create service cafe-gateway\n");
        said.ShouldContain("  > run job cafe-provision\n");
        said.ShouldContain("  + create Cloud Map namespace cafe.local\n");
        said.ShouldContain(" changes to cafe in 123456789012, us-east-1.");
    }

    [NeedsFact(Tool.Moto)]
    public async Task What_was_registered_is_read_back_without_a_difference()
    {
        var stacks = await PrepareAsync();
        var application = new ApplicationFile(EmulatedTool.CafeFiles, [])
            .Read(Stacks.Variables(new Dictionary<string, string>(), stacks.Outputs));
        using var aws = new AwsClients(EmulatedTool.Settings(moto));

        foreach (var workload in application.Workloads)
        {
            var wanted = TaskDefinitions.Of(application, workload, $"{workload.Image.Reference}@sha256:0", Moto.Region);
            var arn = (await aws.Ecs.RegisterTaskDefinitionAsync(wanted)).TaskDefinition.TaskDefinitionArn;
            var there = await aws.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = arn, Include = [Observation.Tags] });

            Difference.Between(Flat.Of(there.TaskDefinition, Members), Flat.Of(wanted, Members)).ShouldBeEmpty(workload.Name);
            there.Tags.Select(tag => $"{tag.Key}={tag.Value}")
                .ShouldBe(["cafe-deploy:application=cafe", $"cafe-deploy:service={workload.Name}"], ignoreOrder: true);
        }
    }

    private async Task<EmulatedStacks> PrepareAsync()
    {
        await moto.ResetAsync();
        var stacks = new EmulatedStacks(moto);
        await stacks.CreateAsync(EmulatedTool.Arguments);
        await EmulatedTool.PushAsync(moto, "r1");
        return stacks;
    }
}
