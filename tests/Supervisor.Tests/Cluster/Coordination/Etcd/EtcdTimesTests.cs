using Shouldly;
using Supervisor.Cluster.Coordination.Etcd.Health;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class EtcdTimesTests
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("etcd --heartbeat-interval 50 --election-timeout=500", 50, 500, true)]
    [InlineData("etcd -election-timeout 700 --name one", 100, 700, true)]
    [InlineData("etcd --election-timeout 500 --election-timeout 600", 100, 600, true)]
    [InlineData("etcd --name --heartbeat-interval", 100, 1000, false)]
    [InlineData("etcd heartbeat-interval 50", 100, 1000, false)]
    public void Times_AreReadAsEtcdReadsThem(string line, int heartbeat, int election, bool isSaid)
    {
        var times = EtcdCommandLine.TimesOf(line.Split(' ')).ShouldNotBeNull();

        times.Heartbeat.TotalMilliseconds.ShouldBe(heartbeat);
        times.Election.TotalMilliseconds.ShouldBe(election);
        times.IsSaid.ShouldBe(isSaid);
    }

    [Fact]
    public void Times_ThatStandInAFile_AreNotKnown() =>
        EtcdCommandLine.TimesOf(["etcd", "--config-file", "/etc/etcd.yaml"]).ShouldBeNull();

    [Fact]
    public void Down_IsSeenSoonEnoughAtTheTimesThatAreAdvised_AndNotWhenElectionsTakeSeconds()
    {
        // Measured: 2.6 s without the leader and 4.2 s with it at 50 and 500 ms, 5.1 s at etcd's defaults.
        DetectionRules.Usually(Ttl).TotalSeconds.ShouldBeInRange(2.7, 5);
        DetectionRules.WithLeader(Ttl, Of(50, 500)).TotalSeconds.ShouldBeInRange(4.2, 5);
        DetectionRules.WithLeader(Ttl, EtcdTimes.Usual).TotalSeconds.ShouldBeInRange(5.2, 6);
        DetectionRules.IsSoonEnough(Ttl, Of(50, 500)).ShouldBeTrue();
        DetectionRules.IsSoonEnough(Ttl, Of(500, 5000)).ShouldBeFalse();
    }

    [Fact]
    public void Slowest_OfThoseThatAnswer_Counts()
    {
        var condition = new EtcdCondition([
            Member("a", Of(50, 500)),
            Member("b", Of(50, 900)),
            Member("c", Of(50, 9000)) with
            {
                Silent = "It does not answer.",
            },
        ]);

        condition.Times.ShouldBe(Of(50, 900));
        condition.Needed.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    public void Majority_IsMoreThanHalf(int members, int needed) => EtcdCondition.VotesNeeded(members).ShouldBe(needed);

    private static EtcdTimes Of(int heartbeat, int election) =>
        new(TimeSpan.FromMilliseconds(heartbeat), TimeSpan.FromMilliseconds(election), IsSaid: true);

    private static EtcdMemberCondition Member(string name, EtcdTimes times) =>
        new(name, new Uri("http://10.0.0.1:2379"), "") { Times = times };
}
