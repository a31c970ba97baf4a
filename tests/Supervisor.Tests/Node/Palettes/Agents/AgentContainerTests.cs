using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes.Agents.Containers;
using Supervisor.Supervision.Agents;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Agents;

/// <summary>What an operator means by an agent may have moved away between the question where it is and the command.</summary>
public sealed class AgentContainerTests
{
    [Theory]
    [InlineData(AgentCauses.OwnedElsewhere)]
    [InlineData(AgentCauses.Unowned)]
    [InlineData(AgentCauses.FitsNowhere)]
    [InlineData(AgentCauses.ClaimUnusable)]
    public void Agent_ThatAnotherNodeHasByNow_IsToBeLookedForAgain(string cause)
    {
        var agent = Agent("audio/stt", AgentPhase.Stopped, cause: cause, reason: "pc2 owns it.");

        var error = AgentContainer.WhyNotHere(agent).ShouldNotBeNull();

        (error.Code, error.Message, error.Why).ShouldBe(
            (ErrorCodes.Refused, "audio/stt is not run by this node now.", "pc2 owns it.")
        );
        error.Remedy.ShouldEndWith("'pbm group why audio' tells who has it.");
    }

    [Fact]
    public void Agent_OfThisNode_IsThisNodes() =>
        AgentContainer.WhyNotHere(Agent("audio/stt", AgentPhase.Ready)).ShouldBeNull();
}
