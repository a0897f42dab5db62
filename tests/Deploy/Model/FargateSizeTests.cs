using Cafe.Deploy.Model;

namespace Cafe.Tests.Deploy.Model;

public sealed class FargateSizeTests
{
    [Theory]
    [InlineData(256, 512)]
    [InlineData(256, 2048)]
    [InlineData(512, 4096)]
    [InlineData(1024, 2048)]
    [InlineData(2048, 16384)]
    [InlineData(4096, 30720)]
    [InlineData(8192, 61440)]
    [InlineData(16384, 122880)]
    public void A_pair_that_Fargate_has_is_fine(int cpu, int memory) => new FargateSize(cpu, memory).Problem().ShouldBeNull();

    [Theory]
    [InlineData(300, 512, "cpu 300 isn't one of 256, 512, 1024, 2048, 4096, 8192, 16384")]
    [InlineData(256, 4096, "cpu 256 doesn't go with 4096 MiB of memory, only with 512, 1024, 2048")]
    [InlineData(512, 512, "cpu 512 doesn't go with 512 MiB of memory, only with 1024, 2048, 3072, 4096")]
    [InlineData(4096, 31744, "cpu 4096 doesn't go with 31744 MiB")]
    [InlineData(8192, 17408, "cpu 8192 doesn't go with 17408 MiB of memory, only with 16384, 20480")]
    [InlineData(16384, 36864, "cpu 16384 doesn't go with 36864 MiB of memory, only with 32768, 40960")]
    public void Another_says_what_goes(int cpu, int memory, string problem) =>
        new FargateSize(cpu, memory).Problem()!.ShouldStartWith(problem);

    [Theory]
    [InlineData(0, 0, 256, 512)]
    [InlineData(256, 513, 256, 1024)]
    [InlineData(256, 2049, 512, 3072)]
    [InlineData(1000, 512, 1024, 2048)]
    [InlineData(256, 31744, 8192, 32768)]
    [InlineData(16384, 122880, 16384, 122880)]
    public void The_smallest_with_at_least_so_much_is_taken(int cpu, int memory, int expectedCpu, int expectedMemory) =>
        FargateSize.AtLeast(cpu, memory).ShouldBe(new FargateSize(expectedCpu, expectedMemory));

    [Theory]
    [InlineData(16385, 512)]
    [InlineData(256, 122881)]
    public void More_than_the_largest_isnt_to_be_had(int cpu, int memory) => FargateSize.AtLeast(cpu, memory).ShouldBeNull();
}
