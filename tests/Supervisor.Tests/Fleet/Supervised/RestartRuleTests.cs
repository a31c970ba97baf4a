using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Xunit;
using static Supervisor.Tests.Fleet.Supervised.SupervisedProject;

namespace Supervisor.Tests.Fleet.Supervised;

public sealed class RestartRuleTests
{
    [Theory]
    [InlineData("\"no\"", RestartMode.Never, 10)]
    [InlineData("always", RestartMode.Always, 10)]
    [InlineData("unless-stopped", RestartMode.UnlessStopped, 10)]
    [InlineData("on-failure", RestartMode.OnFailure, 10)]
    [InlineData("on-failure:4", RestartMode.OnFailure, 4)]
    public void ComposesRestart_WhereNothingElseIsSaid_Holds(string restart, RestartMode mode, int max)
    {
        var agent = Agent(compose: restart);

        agent.RestartMode.ShouldBe(mode);
        agent.Restart.ShouldBe(RestartBudget.OfAgent with { Max = max });
    }

    [Fact]
    public void Agent_GoesBeforeGroup_BeforeCompose_BeforeTheDefault()
    {
        var agent = Agent(
            compose: "on-failure:4",
            group: "{ max: 5, within: 5m, mode: always }",
            agent: "{ max: 6, cap: 1m }"
        );

        agent.RestartMode.ShouldBe(RestartMode.Always);
        agent.Restart.ShouldBe(
            new RestartBudget(6, TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(1))
        );
    }

    [Fact]
    public void ComposesMode_UnderABudgetOfOurs_StaysWhatItIs() =>
        Agent(compose: "always", agent: "{ max: 6 }").RestartMode.ShouldBe(RestartMode.Always);

    [Fact]
    public void ComposesNo_UnderABudgetOfOurs_DoesNotCount() =>
        Agent(compose: "\"no\"", agent: "{ max: 6 }").RestartMode.ShouldBe(RestartMode.OnFailure);

    [Fact]
    public void AgentsWord_InComposesForm_Counts()
    {
        var agent = Agent(compose: "always", group: "on-failure:2", agent: "no");

        agent.RestartMode.ShouldBe(RestartMode.Never);
        agent.Restart.Max.ShouldBe(2);
    }

    [Fact]
    public void SwarmsRestartPolicy_IsReadAsCompose()
    {
        var service = """
            image: web:1
                deploy: { restart_policy: { condition: on-failure, max_attempts: 7, delay: 5s, window: 2m } }
            """;

        Group("{}", service)
            .Agents[0]
            .Restart.ShouldBe(
                new RestartBudget(7, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30))
            );
    }

    private static AgentModel Agent(string compose, string group = "{}", string agent = "{}") =>
        Group(
            $"{{ restart: {group}, agents: {{ One: {{ restart: {agent} }} }} }}",
            $"image: web:1\n    restart: {compose}"
        ).Agents[0];
}
