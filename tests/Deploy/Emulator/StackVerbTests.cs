using Cafe.Deploy;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy.Emulator;

public sealed class StackVerbTests(Moto moto) : IClassFixture<Moto>
{
    [NeedsFact(Tool.Moto)]
    public async Task The_tool_makes_the_stacks_one_after_the_other_and_updates_them()
    {
        await moto.ResetAsync();
        var folder = Directory.CreateTempSubdirectory("cafe-stacks");
        try
        {
            var stacks = new EmulatedStacks(moto);
            string[] files = [Path.Combine(folder.FullName, "compose.yml")];
            List<string> names = [];
            foreach (var template in Template.All)
            {
                names.Add(template.Name);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{template.Name}.json"), await stacks.FilledInAsync(template, EmulatedTool.Arguments));
                await File.WriteAllTextAsync(files[0], $"""
                    name: cafe
                    services: {"{any: {image: any}}"}
                    x-ecs:
                      stacks: [{string.Join(", ", names.Select(name => $"{{name: cafe-{name}, template: {name}.json}}"))}]
                    """);

                var (exit, said) = await EmulatedTool.RunAsync(EmulatedTool.Settings(moto), files, "stack");

                exit.ShouldBe(ExitCodes.Done, said);
                said.ShouldContain($"cafe-{template.Name}: done, {template.Outputs.Count} outputs\n");
                var state = await moto.QueryAsync("cloudformation", "2010-05-15", "DescribeStacks", ("StackName", $"cafe-{template.Name}"));
                foreach (var output in state.Descendants("Outputs").Single().Elements())
                    stacks.Outputs[output.Element("OutputKey")!.Value] = output.Element("OutputValue")?.Value ?? "";
            }

            // moto updates what hasn't changed, too.
            var (again, updated) = await EmulatedTool.RunAsync(EmulatedTool.Settings(moto), files, "stack");
            again.ShouldBe(ExitCodes.Done, updated);
            foreach (var name in names) updated.ShouldContain($"cafe-{name} UPDATE_COMPLETE");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
