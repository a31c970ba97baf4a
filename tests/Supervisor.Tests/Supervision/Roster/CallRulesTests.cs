using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster;

/// <summary>A container starts when the first agent within it may.</summary>
public sealed class CallRulesTests
{
    private static readonly NeedDefinition Call = new(new NeedTarget("web", null), LossRule.Wait) { IsOfCall = true };

    private readonly RosterBook _book = new();

    [Theory]
    [InlineData(AgentPhase.Starting, true)]
    [InlineData(AgentPhase.Running, true)]
    [InlineData(AgentPhase.Ready, true)]
    [InlineData(AgentPhase.NotReady, true)]
    [InlineData(AgentPhase.Backoff, true)]
    [InlineData(AgentPhase.Stopping, true)]
    [InlineData(AgentPhase.Waiting, false)]
    [InlineData(AgentPhase.Stopped, false)]
    [InlineData(AgentPhase.Completed, false)]
    [InlineData(AgentPhase.Quarantined, false)]
    [InlineData(AgentPhase.Unknown, false)]
    public void Container_IsCalledForByWhoRunsOrIsToRunAgain(AgentPhase phase, bool isCalled)
    {
        _book.Take(Agent("web/A", phase));

        NeedRules.Judge(Call, _book).IsMet.ShouldBe(isCalled);
    }

    [Fact]
    public void Container_IsCalledForByWhoWaitsForNothingElse()
    {
        var holder = new NeedTarget("web", AgentAddress.HolderName);
        _book.Take(Agent("web/A", AgentPhase.Waiting) with { Missing = [new NeedTarget("redis", "redis")] });
        NeedRules.Judge(Call, _book).IsMet.ShouldBeFalse();

        _book.Take(Agent("web/B", AgentPhase.Waiting) with { Missing = [holder] });
        NeedRules.Judge(Call, _book).IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Container_IsNotCalledForByItselfNorByWhoIsNotToRun()
    {
        _book.Take(Agent("web/@container", AgentPhase.Running));
        _book.Take(Agent("web/A", AgentPhase.Ready, isWanted: false));

        NeedRules.Judge(Call, _book).IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Call_IsJudgedAgainByAnyAgentOfTheGroup() => NeedKey.Of(Call).ShouldBe(NeedKey.AllOf("web"));

    [Theory]
    [InlineData(AgentPhase.Running, true)]
    [InlineData(AgentPhase.NotReady, true)]
    [InlineData(AgentPhase.Ready, true)]
    [InlineData(AgentPhase.Stopping, false)]
    [InlineData(AgentPhase.Completed, false)]
    public void NeedOfRunning_IsMetHoweverItRuns(AgentPhase phase, bool isMet)
    {
        _book.Take(Agent("web/@container", phase));

        NeedRules.Judge(Need("web/@container") with { IsOfRunning = true }, _book).IsMet.ShouldBe(isMet);
    }
}
