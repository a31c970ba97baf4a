using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Own;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Own;

public sealed class OwnGroupRulesTests
{
    private static readonly GroupDefinition Movable = new()
    {
        Name = "night",
        Agents = [],
        Movable = MovableDefinition.Usual,
    };

    [Theory]
    [InlineData(AgentPhase.Waiting, true)]
    [InlineData(AgentPhase.Stopped, true)]
    [InlineData(AgentPhase.Completed, true)]
    [InlineData(AgentPhase.Quarantined, true)]
    [InlineData(AgentPhase.Backoff, true)]
    [InlineData(AgentPhase.Starting, false)]
    [InlineData(AgentPhase.Running, false)]
    [InlineData(AgentPhase.Ready, false)]
    [InlineData(AgentPhase.NotReady, false)]
    [InlineData(AgentPhase.Stopping, false)]
    [InlineData(AgentPhase.Unknown, false)]
    public void Group_ThatMayMove_Rests_WhileNothingOfItCanBeAlive(AgentPhase phase, bool rests)
    {
        OwnGroupRules.Rests(Movable, [Of(AgentPhase.Stopped), Of(phase)]).ShouldBe(rests);
        OwnGroupRules.Rests(Movable with { Movable = null }, [Of(phase)]).ShouldBeFalse("it is pinned");
    }

    [Fact]
    public void Group_ThatNeverBegan_Rests_AndOneOfWhichTheJournalCannotSpeakDoesNot()
    {
        OwnGroupRules.Rests(Movable, []).ShouldBeTrue();
        OwnGroupRules.Rests(Movable, [Of(AgentPhase.Stopped), null]).ShouldBeFalse();
    }

    [Fact]
    public void Groups_ThatMayRun_AreAll_ButThoseThatRestAndOfWhichTheGuardHasNothing()
    {
        var own = new OwnFleet(
            new BroughtFleet(1, "hash", 1, HybridTime.Zero, "joined"),
            ["gpu", "night", "day"],
            ["night", "day"]
        );

        ThatMayRun(own, ImmutableHashSet<string>.Empty).ShouldBe(["gpu"]);
        ThatMayRun(own, ImmutableHashSet.Create("day", "gpu", "other")).ShouldBe(["gpu", "day"]);
        ThatMayRun(own, new OperatorError("guard.unreachable", "No guard answers.", "", ""))
            .ShouldBe(["gpu", "night", "day"], "nobody knows");
    }

    private static IReadOnlyList<string> ThatMayRun(OwnFleet own, Outcome<ImmutableHashSet<string>> guarded) =>
        OwnGroupRules.ThatMayRun(own, guarded);

    private static AgentState Of(AgentPhase phase) => AgentState.Initial with { Phase = phase };
}
