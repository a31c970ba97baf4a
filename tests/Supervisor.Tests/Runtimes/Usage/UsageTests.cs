using Shouldly;
using Supervisor.Runtimes.Usage;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Runtimes.Usage;

public sealed class UsageTests
{
    private static readonly AgentAddress Agent = new("group", "agent");

    [Fact]
    public void ProcLine_OfARunningProcess_HasWhatItHasUsed() =>
        ProcLine
            .Parse(
                812,
                "812 (a) b) S 1 812 700 0 -1 4194304 5 0 0 0 100 20 3 4 20 0 6 0 4242 18446744073709551615 250 0 0 0 0 0"
            )
            .ShouldBe(new ProcLine(812, 1, 700, 127, 6, 4242, 250));

    [Theory]
    [InlineData("812 (x) Z 1 812 700 0 -1 4194304 5 0 0 0 100 20 3 4 20 0 6 0 4242 9000 250 0 0")]
    [InlineData("812 (x) S 1")]
    [InlineData("")]
    public void ProcLine_OfNone_IsNone(string text) => ProcLine.Parse(812, text).ShouldBeNull();

    [Theory]
    [InlineData("4:memory:/supervisor-00ff/chat-1", "/sys/fs/cgroup/memory/supervisor-00ff/chat-1")]
    [InlineData(
        "0::/system.slice/supervisor-00ff/chat-1",
        "/sys/fs/cgroup/system.slice/supervisor-00ff/chat-1 /sys/fs/cgroup/unified/system.slice/supervisor-00ff/chat-1"
    )]
    [InlineData("4:memory:/user.slice", "")]
    [InlineData("nonsense", "")]
    public void OwnCgroup_OfALine_IsOneThatTheGuardHasMade(string line, string directories) =>
        string.Join(' ', OwnCgroup.DirectoriesOf(line)).ShouldBe(directories);

    [Fact]
    public void Usage_BetweenTwoLooks_IsHowManyCoresWereBusy()
    {
        var usage = AgentUsage.Between(Sample(1, 10), Sample(3, 13));

        usage.Cores.ShouldBe(1.5);
    }

    [Fact]
    public void Usage_OfAFirstLook_OfAnotherRunOrOfCountersThatBeganAnew_IsNotKnown()
    {
        AgentUsage.Between(null, Sample(3, 13)).Cores.ShouldBeNull();
        AgentUsage.Between(Sample(1, 10, pid: 5), Sample(3, 13)).Cores.ShouldBeNull();
        AgentUsage.Between(Sample(1, 10), Sample(3, 2)).Cores.ShouldBeNull();
        AgentUsage.Between(Sample(1, 10), Sample(1, 13)).Cores.ShouldBeNull();
    }

    [Fact]
    public void Table_OfThisMachine_HasThisProcess()
    {
        var table = ProcTable.Read();
        var tree = table.TreeOf(Environment.ProcessId);

        tree.ShouldContain(Environment.ProcessId);
        var counters = table.Count([Environment.ProcessId], TimeSpan.Zero);
        counters.CpuSeconds.ShouldNotBeNull().ShouldBeGreaterThan(0);
        counters.Memory.ShouldNotBeNull().ShouldBeGreaterThan(1_000_000);
        counters.Tasks.ShouldNotBeNull().ShouldBeGreaterThan(1);
    }

    private static UsageSample Sample(double at, double cpu, int pid = 7) =>
        new(
            new UsageSubject(Agent, new ProcessFacts(pid, 1, "boot", DateTimeOffset.UnixEpoch)),
            UsageScope.Processes,
            new UsageCounters(TimeSpan.FromSeconds(at), cpu),
            ""
        );
}
