using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

public sealed class HealthTests(CafeTarget cafe)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_cafe_is_live_and_ready(string path)
    {
        await cafe.CreateClient().Get(path).Expect(200);
    }
}
