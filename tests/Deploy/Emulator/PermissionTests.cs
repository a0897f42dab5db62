using Cafe.Deploy;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy.Emulator;

/// <summary>moto checks signatures and IAM policies here. It weighs most actions with the resource <c>*</c>, so these tests
/// show which actions are needed, not on what.</summary>
public sealed class PermissionTests(EnforcingMoto emulator) : IClassFixture<EnforcingMoto>
{
    // What a plan reads before the first deployment.
    internal static readonly string[] Reads =
    [
        "cloudformation:DescribeStacks", "ecr:DescribeImages", "servicediscovery:ListNamespaces", "ecs:ListServices", "ecs:DescribeServices",
        "ecs:DescribeTaskDefinition", "application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingPolicies",
        "scheduler:ListSchedules",
    ];

    [NeedsFact(Tool.Moto)]
    public async Task A_plan_needs_these_permissions_and_no_others_and_says_which_is_missing()
    {
        foreach (var (missing, key, secret) in emulator.Users)
        {
            var (exit, said) = await PlanAsync(key, secret);

            exit.ShouldBe(missing.Length == 0 ? ExitCodes.Done : ExitCodes.Failed, $"without {missing}: {said}");
            if (missing.Length == 0) continue;
            said.ShouldContain("cafe deploy: AWS refuses: ");
            said.ShouldContain(missing);
        }
    }

    [NeedsFact(Tool.Moto)]
    public async Task A_wrong_secret_is_refused()
    {
        var (exit, said) = await PlanAsync(emulator.Users[0].Key, new string('x', 40));

        exit.ShouldBe(ExitCodes.Failed, said);
        said.ShouldContain("SignatureDoesNotMatch");
    }

    [NeedsFact(Tool.Moto)]
    public async Task A_key_that_nobody_has_is_refused_with_what_to_do()
    {
        var (exit, said) = await PlanAsync("AKIAIOSFODNN7EXAMPLE", new string('x', 40));

        exit.ShouldBe(ExitCodes.Failed, said);
        said.ShouldContain("AWS doesn't accept these credentials: ");
    }

    private Task<(int Exit, string Said)> PlanAsync(string key, string secret) =>
        EmulatedTool.RunAsync(EmulatedTool.Settings(emulator.Moto, key, secret), EmulatedTool.CafeFiles, "plan", "--revision", "r1");
}

/// <summary>moto with the café's stacks and images, users who may plan, and IAM switched on.</summary>
public sealed class EnforcingMoto : IAsyncLifetime, IDisposable
{
    public Moto Moto { get; } = new();

    /// <summary>First one who may do all that a plan needs, then for each of these actions one who may not.</summary>
    public List<(string Missing, string Key, string Secret)> Users { get; } = [];

    public async Task InitializeAsync()
    {
        await Moto.InitializeAsync();
        if (Needs.SkipWithout(Tool.Moto) is not null) return; // So are the tests.
        await new EmulatedStacks(Moto).CreateAsync(EmulatedTool.Arguments);
        await EmulatedTool.PushAsync(Moto, "r1");
        foreach (var missing in PermissionTests.Reads.Prepend(""))
        {
            var (key, secret) = await Moto.AddUserAsync(
                missing.Length == 0 ? "planner" : $"without-{missing.Replace(':', '-')}", PermissionTests.Reads.Where(action => action != missing));
            Users.Add((missing, key, secret));
        }

        await Moto.EnforceAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask; // xunit calls Dispose next.

    public void Dispose() => Moto.Dispose();
}
