using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Security Token Service: who calls.</summary>
internal sealed class FakeSts : FakeService
{
    internal FakeSts(FakeAws aws)
        : base(aws, StsShapes.Text) => On("GetCallerIdentity", _ => new()
        {
            ["Arn"] = $"arn:aws:iam::{World.Account}:user/tester",
            ["UserId"] = "AIDACKCEVSQ6C2EXAMPLE",
            ["Account"] = World.Account,
        });

    internal override Protocol Speaks => Protocol.Query;

    internal override string Prefix => "https://sts.amazonaws.com/doc/2011-06-15/";

    internal override AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");
}
