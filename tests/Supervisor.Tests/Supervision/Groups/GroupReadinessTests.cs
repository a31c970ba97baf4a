using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupReadinessTests
{
    [Theory]
    [InlineData(AgentPhase.Ready, AgentPhase.Ready, true)]
    [InlineData(AgentPhase.Ready, AgentPhase.Completed, true)]
    [InlineData(AgentPhase.Ready, AgentPhase.Running, false)]
    [InlineData(AgentPhase.Ready, AgentPhase.NotReady, false)]
    [InlineData(AgentPhase.Ready, AgentPhase.Unknown, false)]
    [InlineData(AgentPhase.Completed, AgentPhase.Completed, true)]
    public void All_IsReadyWhenEachIsReadyOrHasDoneAllItHadToDo(AgentPhase a, AgentPhase b, bool isReady) =>
        Of(new ReadyRule.All(), (true, a), (true, b)).IsReady.ShouldBe(isReady);

    [Fact]
    public void Required_IsReadyWhateverBecomesOfTheOthers()
    {
        var readiness = Of(new ReadyRule.Required(), (true, AgentPhase.Ready), (false, AgentPhase.Quarantined));

        readiness.ShouldBe(new GroupReadiness(1, 1, 1, readiness.Missing));
        readiness.Missing.ShouldBeEmpty();
        readiness.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Required_WhereNothingIsRequired_IsReadyWithAnyOneThatIs()
    {
        Of(new ReadyRule.Required(), (false, AgentPhase.Running), (false, AgentPhase.Running)).IsReady.ShouldBeFalse();
        Of(new ReadyRule.Required(), (false, AgentPhase.Running), (false, AgentPhase.Ready)).IsReady.ShouldBeTrue();
    }

    [Theory]
    [InlineData(70, 10, 7)]
    [InlineData(70, 3, 3)]
    [InlineData(1, 3, 1)]
    [InlineData(0, 3, 1)]
    [InlineData(100, 3, 3)]
    public void Quorum_IsReadyWithThatShareRoundedUpAndNeverWithNone(int percent, int agents, int enough)
    {
        With(enough - 1).IsReady.ShouldBeFalse();
        With(enough).IsReady.ShouldBeTrue();
        With(enough).Enough.ShouldBe(enough);

        GroupReadiness With(int ready) =>
            Of(
                new ReadyRule.Quorum(percent),
                [
                    .. Enumerable
                        .Range(0, agents)
                        .Select(number => (true, number < ready ? AgentPhase.Ready : AgentPhase.Starting)),
                ]
            );
    }

    [Fact]
    public void Agents_OfWhichNothingWasHeard_AreNotReadyAndAreNamedInTheOrderOfTheFile() =>
        GroupReadiness.Of(Groups.Define(GroupStrategy.OneForOne, "B", "A"), _ => null).Missing.ShouldBe(["B", "A"]);

    /// <summary>A probe that comes back, a heartbeat that is late: no rule may turn ready into not ready by more readiness.</summary>
    [Fact]
    public void Readiness_OfOneMore_NeverTakesTheGroupsAway() =>
        Property.Holds(
            from rule in Gen.Elements<ReadyRule>(
                new ReadyRule.All(),
                new ReadyRule.Required(),
                new ReadyRule.Quorum(60)
            )
            from agents in (
                from isRequired in Gen.Elements(true, false)
                from phase in Gen.Elements(AgentPhase.Ready, AgentPhase.Running, AgentPhase.Completed)
                select (isRequired, phase)
            ).ListOf()
            from one in Gen.Choose(0, Math.Max(0, agents.Count - 1))
            select (rule, agents: agents.ToArray(), one),
            test =>
            {
                if (Of(test.rule, test.agents) is { IsReady: true })
                {
                    test.agents[test.one].phase = AgentPhase.Ready;
                    Of(test.rule, test.agents).IsReady.ShouldBeTrue();
                }
            }
        );

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void ContainerOfAgents_CountsWhenItIsAskedForItsHealth(bool isAsked, int counted)
    {
        var container = new ContainerDefinition
        {
            Group = Groups.Name,
            Project = "p",
            Service = new ServiceModel { Health = isAsked ? new HealthTest(["CMD", "true"]) : null },
            Hash = "",
        };
        var definition = new GroupDefinition
        {
            Name = Groups.Name,
            Agents =
            [
                Groups.Agent("A"),
                Groups.Agent(AgentAddress.HolderName) with
                {
                    Launch = new ContainerLaunch(container),
                },
            ],
        };

        GroupReadiness.Of(definition, agent => Groups.Snapshot(agent, AgentPhase.Running)).Counted.ShouldBe(counted);
    }

    private static GroupReadiness Of(ReadyRule rule, params (bool IsRequired, AgentPhase Phase)[] agents)
    {
        var definitions = agents.Select(
            (agent, number) => Groups.Agent($"{number}") with { Required = agent.IsRequired }
        );
        var definition = new GroupDefinition
        {
            Name = Groups.Name,
            Agents = definitions.ToValueList(),
            Ready = rule,
        };
        return GroupReadiness.Of(definition, agent => Groups.Snapshot(agent, agents[agent[0] - '0'].Phase));
    }
}
