using Shouldly;
using Supervisor.Cluster.Coordination.Etcd.Health;
using Supervisor.Node.Clusters.Etcd;
using Supervisor.Runtimes.Doctor;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class EtcdFindingsTests
{
    private static readonly EtcdTimes Quick = new(
        TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(500),
        IsSaid: true
    );

    [Fact]
    public void ThreeMembersThatAnswer_AreWell()
    {
        var findings = Of(Member("a"), Member("b"), Member("c"));

        findings.ShouldAllBe(finding => finding.State == FindingState.Good);
        findings[1]
            .Text.ShouldBe(
                "etcd's heartbeat is 50 ms and its election time-out 500 ms: a dead machine is seen to be down within 3.7 s, "
                    + "and within 4.8 s when etcd's leader dies with it."
            );
    }

    [Theory]
    [InlineData(1, "It is one member")]
    [InlineData(2, "It is two members")]
    public void FewMembers_AreAWarning(int members, string says)
    {
        var finding = Of([.. Enumerable.Range(0, members).Select(number => Member($"m{number}"))])[0];

        finding.State.ShouldBe(FindingState.Warning);
        finding.Text.ShouldStartWith(says);
    }

    [Fact]
    public void SilentMembers_AreAWarning_UntilTooFewAnswer()
    {
        Of(Member("a"), Member("b"), Silent("c"))[0].State.ShouldBe(FindingState.Warning);
        Of(Member("a"), Silent("b"), Silent("c"))[0]
            .ShouldSatisfyAllConditions(
                finding => finding.State.ShouldBe(FindingState.Bad),
                finding => finding.Text.ShouldContain("b: It hangs.; c: It hangs.")
            );
    }

    [Fact]
    public void SlowTimes_AreAWarning_AndAlarmsAreBad()
    {
        var findings = Of(
            Member("a") with
            {
                Times = Quick with { Election = TimeSpan.FromSeconds(5) },
            },
            Member("b") with
            {
                Alarms = ["NOSPACE"],
            },
            Member("c")
        );

        findings.Select(finding => finding.State).ShouldBe([FindingState.Good, FindingState.Warning, FindingState.Bad]);
        findings[2].Text.ShouldContain("b complains of NOSPACE");
    }

    private static List<Finding> Of(params EtcdMemberCondition[] members) =>
        [.. EtcdFindings.Of(new EtcdCondition(members), TimeSpan.FromSeconds(3))];

    private static EtcdMemberCondition Member(string name) =>
        new(name, new Uri("http://10.0.0.1:2379"), "") { Times = Quick };

    private static EtcdMemberCondition Silent(string name) => Member(name) with { Silent = "It hangs." };
}
