using Shouldly;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Agents;
using Supervisor.Tests.Supervision.Explaining;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Fleet;

public sealed class FleetIsDownTests
{
    private static readonly AgentSnapshot Down = Agent("web/A", AgentPhase.Stopped, isWanted: false);

    private static readonly AgentSnapshot OutOfUse = Agent(
        "web/B",
        AgentPhase.Unknown,
        cause: AgentCauses.SupervisorOutOfUse
    );

    [Fact]
    public void Fleet_OfWhichAllAreStopped_IsDown() => StepOf(Down).ShouldBe(ChangeStep.Reached);

    [Fact]
    public void Fleet_OfWhichOneIsBeingStopped_IsWaitedFor() =>
        StepOf(Down, OutOfUse, Agent("web/C", AgentPhase.Stopping, isWanted: false)).ShouldBe(ChangeStep.Open);

    [Fact]
    public void Fleet_OfWhichNobodyCanEndTheRest_HasFailed() => StepOf(Down, OutOfUse).ShouldBe(ChangeStep.Failed);

    private static ChangeStep StepOf(params AgentSnapshot[] agents) =>
        new FleetIsDown(null!).ProgressIn(RosterViews.Of(agents)).Step;
}
