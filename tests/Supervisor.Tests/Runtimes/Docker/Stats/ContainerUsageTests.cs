using Shouldly;
using Supervisor.Runtimes.Docker.Stats;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Stats;

public sealed class ContainerUsageTests
{
    [Fact]
    public void Cores_AreTheShareOfWhatTheMachineDidBetweenTheLooks()
    {
        // In one second of a machine with 4 cores, 1.5 cores' worth.
        var usage = ContainerUsage.Between(Look(1_000, 10_000, 4), Look(2_500, 14_000, 4));

        usage.Cores.ShouldBe(1.5);
    }

    [Theory]
    [InlineData(900UL, 14_000UL, 4)]
    [InlineData(2_000UL, 10_000UL, 4)]
    [InlineData(2_000UL, 14_000UL, 0)]
    public void Cores_ThatCannotBeTold_AreNotGuessed(ulong total, ulong system, int cores) =>
        ContainerUsage.Between(Look(1_000, 10_000, 4), Look(total, system, cores)).Cores.ShouldBeNull();

    [Theory]
    [InlineData("inactive_file", 300UL, 700UL)]
    [InlineData("total_inactive_file", 300UL, 700UL)]
    [InlineData("inactive_file", 2_000UL, 1_000UL)]
    [InlineData("other", 300UL, 1_000UL)]
    public void Memory_IsWithoutWhatTheKernelWouldGiveBack(string name, ulong cached, ulong expected)
    {
        var memory = new MemoryStats(1_000, 5_000, new Dictionary<string, ulong> { [name] = cached });
        var look = new ContainerStats { Memory = memory };

        ContainerUsage.Between(look, look).ShouldBe(new ContainerUsage(null, expected, 5_000));
    }

    private static ContainerStats Look(ulong total, ulong system, int cores) =>
        new() { Cpu = new CpuStats(new CpuUsage(total), system, cores) };
}
