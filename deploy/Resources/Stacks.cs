using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cafe.Deploy.Model;
using Cafe.Deploy.Output;

namespace Cafe.Deploy.Resources;

/// <summary>The CloudFormation stacks of the infrastructure.</summary>
internal sealed class Stacks(Aws.AwsClients aws, TimeProvider clock)
{
    private const string VariablePrefix = "STACK_";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);

    /// <summary>The environment, and each output as <c>STACK_</c> and its name.</summary>
    public static IReadOnlyDictionary<string, string> Variables(
        IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> outputs)
    {
        var variables = new Dictionary<string, string>(environment);
        foreach (var (name, value) in outputs) variables[VariablePrefix + name] = value;
        return variables;
    }

    /// <summary>The outputs of those of the stacks that are there; of two with one name, the later's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OutputsAsync(
        IReadOnlyList<StackSettings> stacks, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(stacks.Select(stack => FindAsync(stack.Name, cancellation)));
        var outputs = new Dictionary<string, string>();
        foreach (var output in found.OfType<Stack>().SelectMany(stack => stack.Outputs ?? []))
            outputs[output.OutputKey] = output.OutputValue;
        return outputs;
    }

    /// <summary>Creates or updates a stack, and follows it to its end.</summary>
    /// <param name="outputs">Of the stacks before it: they fill the template's parameters of the same names.</param>
    /// <returns>Whether anything was changed, and the stack.</returns>
    /// <exception cref="DeployException">It failed; the message has the resources' own reasons.</exception>
    public async Task<(bool Changed, Stack Stack)> ApplyAsync(
        StackSettings settings, IReadOnlyDictionary<string, string> outputs, string application, IProgressSink progress,
        CancellationToken cancellation)
    {
        var body = await System.IO.File.ReadAllTextAsync(settings.Template, cancellation);
        var known = (await aws.CloudFormation.ValidateTemplateAsync(new() { TemplateBody = body }, cancellation)).Parameters ?? [];
        if (settings.Parameters.Keys.FirstOrDefault(name => known.All(parameter => parameter.ParameterKey != name)) is { } unknown)
            throw new DeployException($"{settings.Template} has no parameter {unknown}; it has {string.Join(", ", known.Select(each => each.ParameterKey))}");
        var before = await FindAsync(settings.Name, cancellation);
        if (before is not null && IsUnderWay(before))
        {
            await FollowAsync(before, [], [], progress, cancellation);
            before = await FindAsync(settings.Name, cancellation);
        }

        var parameters = Parameters(settings, known, outputs, before);
        if (before?.StackStatus == StackStatus.ROLLBACK_COMPLETE || before?.StackStatus == StackStatus.REVIEW_IN_PROGRESS)
            throw new DeployException(
                $"stack {settings.Name} was never made to its end, and can only be deleted: aws cloudformation delete-stack --stack-name {settings.Name}");
        var past = before is null ? [] : await EventsAsync(before.StackId, cancellation);
        try
        {
            await StartAsync(before, settings, body, parameters, application, cancellation);
        }
        catch (AmazonCloudFormationException e) when (e.Message.Contains("No updates are to be performed", StringComparison.Ordinal))
        {
            return (false, before!);
        }

        var stack = await FindAsync(settings.Name, cancellation) ?? throw new DeployException($"stack {settings.Name} is gone");
        List<string> failures = [];
        var ended = await FollowAsync(stack, past, failures, progress, cancellation);
        return ended.StackStatus == StackStatus.CREATE_COMPLETE || ended.StackStatus == StackStatus.UPDATE_COMPLETE
            ? (true, ended)
            : throw Failed(ended, failures);
    }

    /// <summary>Deletes a stack, and follows it to its end.</summary>
    public async Task DeleteAsync(string name, IProgressSink progress, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is not { } stack) return;
        var past = await EventsAsync(stack.StackId, cancellation);
        await aws.CloudFormation.DeleteStackAsync(new() { StackName = stack.StackId }, cancellation);
        List<string> failures = [];
        var ended = await FollowAsync(stack, past, failures, progress, cancellation);
        if (ended.StackStatus != StackStatus.DELETE_COMPLETE) throw Failed(ended, failures);
    }

    /// <summary>The stack; <c>null</c> where there is none of that name.</summary>
    public async Task<Stack?> FindAsync(string nameOrId, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.CloudFormation.DescribeStacksAsync(new() { StackName = nameOrId }, cancellation);
            return answer.Stacks?.FirstOrDefault();
        }
        catch (AmazonCloudFormationException e) when (e.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    // What the file says (an empty text says nothing), what an earlier stack gives, or what the stack has already.
    private static List<Parameter> Parameters(
        StackSettings settings, List<TemplateParameter> known, IReadOnlyDictionary<string, string> outputs, Stack? before)
    {
        List<Parameter> parameters = [];
        foreach (var parameter in known)
        {
            var name = parameter.ParameterKey;
            var value = settings.Parameters.GetValueOrDefault(name) is { Length: > 0 } given ? given : outputs.GetValueOrDefault(name);
            if (value is not null)
                parameters.Add(new() { ParameterKey = name, ParameterValue = value });
            else if (before?.Parameters?.Any(there => there.ParameterKey == name) == true && parameter.DefaultValue is null)
                parameters.Add(new() { ParameterKey = name, UsePreviousValue = true });
            else if (parameter.DefaultValue is null)
                throw new DeployException($"stack {settings.Name} needs the parameter {name}: {parameter.Description ?? "give it under x-ecs.stacks"}");
        }

        return parameters;
    }

    private async Task StartAsync(
        Stack? before, StackSettings settings, string body, List<Parameter> parameters, string application,
        CancellationToken cancellation)
    {
        List<Tag> tags = [.. Aws.Ownership.Tags(application).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
        // Roles are among the resources: CloudFormation wants to hear that this is meant.
        List<string> capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"];
        if (before is null)
        {
            await aws.CloudFormation.CreateStackAsync(
                new()
                {
                    StackName = settings.Name, TemplateBody = body, Parameters = parameters, Capabilities = capabilities, Tags = tags,
                },
                cancellation);
        }
        else
        {
            await aws.CloudFormation.UpdateStackAsync(
                new()
                {
                    StackName = settings.Name, TemplateBody = body, Parameters = parameters, Capabilities = capabilities, Tags = tags,
                },
                cancellation);
        }
    }

    // The newest come first.
    private async Task<List<StackEvent>> EventsAsync(string stackId, CancellationToken cancellation) =>
        (await aws.CloudFormation.DescribeStackEventsAsync(new() { StackName = stackId }, cancellation)).StackEvents ?? [];

    private static DeployException Failed(Stack stack, List<string> failures) => new(
        $"stack {stack.StackName}: {stack.StackStatus.Value}. {stack.StackStatusReason}".TrimEnd()
        + string.Concat(failures.Select(failure => $"\n  {failure}")));

    /// <param name="past">The events from before, which are no news.</param>
    /// <param name="failures">Gets the reasons of the resources that fail.</param>
    private async Task<Stack> FollowAsync(
        Stack stack, IEnumerable<StackEvent> past, List<string> failures, IProgressSink progress, CancellationToken cancellation)
    {
        var told = past.Select(happened => happened.EventId).ToHashSet();
        var waiting = new Waiting(clock);
        return await waiting.UntilAsync(
            $"stack {stack.StackName}",
            async () =>
            {
                foreach (var happened in Enumerable.Reverse(await EventsAsync(stack.StackId, cancellation)))
                {
                    if (!told.Add(happened.EventId)) continue;
                    var text = $"{happened.LogicalResourceId} {happened.ResourceStatus?.Value} {happened.ResourceStatusReason}".TrimEnd();
                    progress.Line(stack.StackName, text);
                    if (happened.ResourceStatus?.Value.EndsWith("_FAILED", StringComparison.Ordinal) == true && happened.PhysicalResourceId != stack.StackId)
                        failures.Add(text);
                }

                var now = await FindAsync(stack.StackId, cancellation);
                progress.State(stack.StackName, now?.StackStatus.Value ?? "gone");
                if (now is null) return new Stack { StackName = stack.StackName, StackStatus = StackStatus.DELETE_COMPLETE };
                return IsUnderWay(now) ? null : now;
            },
            Limit, cancellation);
    }

    // A change set that nobody has carried out is in progress for ever.
    private static bool IsUnderWay(Stack stack) => stack.StackStatus != StackStatus.REVIEW_IN_PROGRESS
        && stack.StackStatus.Value.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);
}
