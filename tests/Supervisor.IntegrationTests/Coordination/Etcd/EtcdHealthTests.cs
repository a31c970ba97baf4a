using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>How a real etcd of three members is seen.</summary>
public sealed class EtcdHealthTests
{
    [Fact]
    public async Task Members_AreSeen_WithWhoLeads_TheirTimes_AndTheOneThatIsSilent()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        using var cluster = new EtcdCluster(3);
        await cluster.StartAsync();
        var leader = await cluster.LeaderAsync();
        await using var store = new EtcdCoordination(
            new EtcdSettings(cluster.Endpoints, "/health/"),
            TimeProvider.System,
            RandomNumberGenerator.GetBytes
        );

        var whole = await store.ExamineAsync();

        whole.Members.Select(member => member.Name).ShouldBe(["member1", "member2", "member3"]);
        whole.Members.ShouldAllBe(member => member.Answers && member.HasLeader && member.DataBytes > 0);
        whole.Leader.ShouldNotBeNull().Name.ShouldBe(leader.Name);
        whole.Times.ShouldNotBeNull().Election.TotalMilliseconds.ShouldBe(500);
        whole.Members[0].Version.ShouldStartWith("3.");

        var silent = cluster.Members.First(member => member != leader);
        silent.Kill();
        var less = await store.ExamineAsync();

        less.Members.Single(member => !member.Answers).Name.ShouldBe(silent.Name);
        (less.Voters.Count(), less.Needed).ShouldBe((3, 2));
    }

    [Fact]
    public async Task Members_ThatThisNodeWasNotToldOf_AreNamed()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        using var cluster = new EtcdCluster(3);
        await cluster.StartAsync();
        await using var store = new EtcdCoordination(
            new EtcdSettings([cluster.Endpoints[0]], "/health/"),
            TimeProvider.System,
            RandomNumberGenerator.GetBytes
        );

        var condition = await store.ExamineAsync();

        condition.Members.Count.ShouldBe(3);
        condition.Members.Count(member => member.Answers).ShouldBe(1);
        condition.Members[1].Silent.ShouldContain("was not told of it");
    }
}
