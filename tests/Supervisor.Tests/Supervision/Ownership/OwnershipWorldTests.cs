using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Ownership;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

/// <summary>Two nodes and one group whose home is pc1, with their actors and a store, and one thing that goes wrong.</summary>
public sealed class OwnershipWorldTests
{
    private const string Group = "group-1";

    private readonly OwnershipWorld _world = new(seed: 7, nodes: 2, groups: 1);

    private OwningNode One => _world.Nodes[0];

    private OwningNode Two => _world.Nodes[1];

    [Fact]
    public void Group_RunsAtItsHome()
    {
        Start();
        _world.Oracle.RunsOn(Group).ShouldBe(["pc1"]);
        Two.StandingOf(Group).ShouldNotBeNull().Reason.ShouldBe("pc1 owns it.");
    }

    [Fact]
    public void DeadMachine_IsFollowedWithinSevenSecondsAndTheStartItself()
    {
        Start();
        One.KillDaemon();
        One.Work.Die();
        _world.RunFor(TimeSpan.FromSeconds(7 + 2.5));
        _world.Oracle.RunsOn(Group).ShouldBe(["pc2"]);
    }

    [Fact]
    public void DeadDaemon_IsFollowed_AfterTheGuardHasEndedItsWork()
    {
        Start();
        One.KillDaemon();
        _world.RunFor(TimeSpan.FromSeconds(4.2));
        _world.Oracle.RunsOn(Group).ShouldBeEmpty();
        _world.RunFor(TimeSpan.FromSeconds(6));
        ShouldRunOn("pc2");
    }

    [Fact]
    public void DaemonThatComesBackInTime_KeepsWhatRuns()
    {
        Start();
        One.KillDaemon();
        _world.RunFor(TimeSpan.FromSeconds(1));
        One.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(30));
        ShouldRunOn("pc1");
        Ends().ShouldBe(0);
    }

    [Fact]
    public void PreparedRestart_DisturbsNothing()
    {
        Start();
        One.PrepareRestart(One.KillDaemon);
        _world.RunFor(TimeSpan.FromSeconds(40));
        _world.Oracle.RunsOn(Group).ShouldBe(["pc1"]);
        One.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(120));
        ShouldRunOn("pc1");
        Ends().ShouldBe(0);
    }

    [Fact]
    public void PreparedRestart_FromWhichNobodyComesBack_EndsWithTheClaim()
    {
        Start();
        One.PrepareRestart(One.KillDaemon);
        _world.RunFor(TimeSpan.FromSeconds(75));
        ShouldRunOn("pc2");
    }

    [Fact]
    public void NodeThatIsCutOff_EndsItsWorkBeforeItIsFollowed()
    {
        Start();
        One.Entries.Cut(isCut: true);
        _world.RunFor(TimeSpan.FromSeconds(4.9));
        _world.Oracle.RunsOn(Group).ShouldBeEmpty();
        One.StandingOf(Group).ShouldNotBeNull().Cause.ShouldBe(AgentCauses.RightLost);
        _world.RunFor(TimeSpan.FromSeconds(6));
        ShouldRunOn("pc2");
    }

    [Fact]
    public void Home_IsMovedBackTo()
    {
        Start();
        One.KillDaemon();
        One.Work.Die();
        _world.RunFor(TimeSpan.FromSeconds(30));
        ShouldRunOn("pc2");
        One.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(55));
        ShouldRunOn("pc2");
        _world.RunFor(TimeSpan.FromSeconds(20));
        ShouldRunOn("pc1");
    }

    [Fact]
    public void DrainedNode_IsLeft()
    {
        Start();
        _world.Drain(1);
        _world.RunFor(TimeSpan.FromSeconds(8));
        ShouldRunOn("pc2");
        _world.Oracle.Trace.ShouldNotContain(line => line.EndsWith("leash", StringComparison.Ordinal));
    }

    [Fact]
    public void FrozenFleet_LeavesADeadMachinesGroupDown_UntilItIsThawed()
    {
        Start();
        _world.Freeze(isFrozen: true);
        One.KillDaemon();
        One.Work.Die();
        _world.RunFor(TimeSpan.FromSeconds(60));
        _world.Oracle.RunsOn(Group).ShouldBeEmpty();
        _world.Freeze(isFrozen: false);
        _world.RunFor(TimeSpan.FromSeconds(5));
        ShouldRunOn("pc2");
    }

    [Fact]
    public void KeptGroup_OutlastsIsolationAndADeadDaemon_AndIsNotFollowed()
    {
        _world.Define(MovableDefinition.Usual with { KeepsInIsolation = true });
        Start();
        One.Entries.Cut(isCut: true);
        _world.RunFor(TimeSpan.FromSeconds(60));
        One.KillDaemon();
        _world.RunFor(TimeSpan.FromSeconds(60));
        One.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(120));
        ShouldRunOn("pc1");
        Ends().ShouldBe(0);
    }

    [Fact]
    public void ColdStart_WaitsForTheLastOwner()
    {
        Start();
        _world.Drain(1);
        _world.RunFor(TimeSpan.FromSeconds(10));
        ShouldRunOn("pc2");
        _world.Drain();
        foreach (var node in _world.Nodes)
        {
            node.KillDaemon();
            node.Work.Die();
        }

        _world.RunFor(TimeSpan.FromSeconds(60));
        One.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(19));
        _world.Oracle.RunsOn(Group).ShouldBeEmpty();
        Two.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(5));
        ShouldRunOn("pc2");
    }

    [Fact]
    public void Guard_ThatIsAway_LetsNothingStart()
    {
        One.Work.IsGuardThere = Two.Work.IsGuardThere = false;
        Start();
        _world.Oracle.RunsOn(Group).ShouldBeEmpty();
        One.Work.IsGuardThere = true;
        _world.RunFor(TimeSpan.FromSeconds(5));
        ShouldRunOn("pc1");
    }

    private void Start()
    {
        One.StartDaemon();
        Two.StartDaemon();
        _world.RunFor(TimeSpan.FromSeconds(8));
    }

    private int Ends() => _world.Oracle.Trace.Count(line => line.Contains(" ends ", StringComparison.Ordinal));

    private void ShouldRunOn(string node)
    {
        _world.Oracle.RunsOn(Group).ShouldBe([node], string.Join('\n', _world.Oracle.Trace));
        _world.Oracle.Violations.ShouldBeEmpty();
    }
}
