using System.Reflection;
using Amazon.ECS;
using Amazon.Runtime;

namespace Cafe.Tests.Unit.Aws;

/// <summary>What version 4 of the official SDK does everywhere, so that calling code compiles against both.</summary>
public class ModelTests
{
    private static readonly Type[] Types = [.. typeof(AmazonECSClient).Assembly.GetExportedTypes()];

    [Fact]
    public void Everything_that_is_public_is_in_the_official_namespaces() =>
        Types.Where(type => !type.Namespace!.StartsWith("Amazon.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Plain_values_can_be_null_and_nothing_is_set_from_the_start()
    {
        var models = Types.Where(type => type.Namespace!.EndsWith(".Model", StringComparison.Ordinal) && type.GetConstructor([]) is not null).ToList();
        models.Count.ShouldBeGreaterThan(250);

        foreach (var model in models)
        {
            var instance = Activator.CreateInstance(model);
            foreach (var property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                property.GetValue(instance).ShouldBeNull($"{model.FullName}.{property.Name}");
        }
    }

    [Fact]
    public void A_constant_comes_from_a_text()
    {
        LaunchType type = "FARGATE";
        LaunchType unknown = "MOON";

        type.ShouldBeSameAs(LaunchType.FARGATE);
        (unknown == "MOON").ShouldBeTrue();
    }

    [Fact]
    public void A_client_has_every_operation_of_its_interface_and_an_exception_for_its_errors()
    {
        var clients = Types.Where(type => type.IsSubclassOf(typeof(AmazonServiceClient))).ToList();

        clients.Count.ShouldBe(13);
        foreach (var client in clients)
        {
            client.GetInterfaces().ShouldContain(type => type.Namespace == client.Namespace, client.Name);
            Types.ShouldContain(type => type.IsSubclassOf(typeof(AmazonServiceException)) && type.Namespace == client.Namespace, client.Name);
        }
    }
}
