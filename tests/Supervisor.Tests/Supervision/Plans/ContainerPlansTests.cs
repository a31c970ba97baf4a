using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class ContainerPlansTests
{
    private static readonly NeedDefinition OnHolder = new(new NeedTarget("web", "@container"), LossRule.Wait)
    {
        IsOfRunning = true,
    };

    [Theory]
    [InlineData("{}", "web")]
    [InlineData("{ agents: { Hub: } }", "Hub")]
    public void Group_OfOneAgentThatItsImageStarts_IsThatAgentAsAContainer(string supervised, string name)
    {
        var agent = Group(supervised).Agents.ShouldHaveSingleItem();

        agent.Address.ShouldBe(new AgentAddress("web", name));
        agent.Hash.ShouldBe(agent.AsContainer().Hash);
        agent.Required.ShouldBeTrue();
        (agent.AsContainer().IsHolder, agent.AsContainer().Group, agent.AsContainer().Project).ShouldBe(
            (false, "web", "demo")
        );
    }

    [Fact]
    public void Group_OfAgentsWithin_BeginsWithTheirContainer()
    {
        var group = Group("{ agents: { A: { command: [a] }, B: } }");

        group.Agents.Select(agent => agent.Address.Path).ShouldBe(["web/@container", "web/A", "web/B"]);
        var holder = group.Agents[0];
        holder.AsContainer().IsHolder.ShouldBeTrue();
        (holder.Required, holder.Probe, holder.Speaks, holder.FailsWithSiblings).ShouldBe((false, null, false, false));
        holder.Dependents.ShouldBe([new AgentAddress("web", "A"), new AgentAddress("web", "B")]);
        group
            .Agents[1]
            .Launch.ShouldBe(
                new ExecLaunch(holder.Address) { Command = ["a"], Environment = group.Agents[1].AsExec().Environment }
            );
        group.Agents[2].Launch.ShouldBe(new ListenLaunch(holder.Address));
        group.Agents.Skip(1).ShouldAllBe(agent => agent.Needs.Contains(OnHolder));
    }

    /// <summary>Or what was learned of the old image's program, a quarantine among it, would be held against the new one.</summary>
    [Fact]
    public void Agent_ThatItsImageStarts_IsAnotherWhenItsContainerIs()
    {
        const string agents = "{ agents: { A: { command: [a] }, B: {} } }";
        var (first, same, next) = (
            Group(agents, "image: web:1"),
            Group(agents, "image: web:1"),
            Group(agents, "image: web:2")
        );

        same.Agents[2].Hash.ShouldBe(first.Agents[2].Hash);
        next.Agents[2].Hash.ShouldNotBe(first.Agents[2].Hash);
        next.Agents[1].Hash.ShouldBe(first.Agents[1].Hash);
    }

    [Fact]
    public void Group_OfOneAgentWithACommand_IsRunWithinItsContainer() =>
        Group("{ agents: { web: { command: [a] } } }")
            .Agents.Select(agent => agent.Address.Path)
            .ShouldBe(["web/@container", "web/web"]);

    [Theory]
    [InlineData("image: web:1", RestartMode.Always, 10)]
    [InlineData("{ image: web:1, restart: 'no' }", RestartMode.Never, 10)]
    [InlineData("{ image: web:1, restart: always }", RestartMode.Always, 10)]
    [InlineData("{ image: web:1, restart: unless-stopped }", RestartMode.UnlessStopped, 10)]
    [InlineData("{ image: web:1, restart: on-failure:3 }", RestartMode.OnFailure, 3)]
    public void Container_OfOthers_IsRestartedAsTheFileSaysOrAlways(string service, RestartMode mode, int max)
    {
        var holder = Group(
            "{ agents: { A: { command: [a] } } }",
            service.Trim('{', '}', ' ').Replace(", ", "\n    ", StringComparison.Ordinal)
        ).Agents[0];

        (holder.RestartMode, holder.Restart.Max).ShouldBe((mode, max));
    }

    [Theory]
    [InlineData("{ max: 5 }", "image: web:1", RestartMode.Always, 5)]
    [InlineData("{ max: 5 }", "restart: on-failure:3", RestartMode.OnFailure, 5)]
    [InlineData("{ max: 5 }", "restart: 'no'", RestartMode.Always, 5)]
    [InlineData("{ mode: on-failure }", "restart: always", RestartMode.OnFailure, 10)]
    [InlineData("no", "restart: always", RestartMode.Never, 10)]
    public void Container_OfOthers_IsRestartedAsItsGroupSaysBeforeCompose(
        string restart,
        string service,
        RestartMode mode,
        int max
    )
    {
        var holder = Group(
            $"{{ restart: {restart}, agents: {{ A: {{ command: [a], restart: {{ max: 7 }} }} }} }}",
            $"image: web:1\n    {service}".Replace(
                "image: web:1\n    image: web:1",
                "image: web:1",
                StringComparison.Ordinal
            )
        ).Agents[0];

        (holder.RestartMode, holder.Restart.Max).ShouldBe((mode, max));
    }

    [Fact]
    public void Container_ThatIsAPlainService_IsDoneWhenItEndsWell() =>
        Group("{}").Agents[0].RestartMode.ShouldBe(RestartMode.OnFailure);

    [Fact]
    public void Container_OfOthers_WaitsForWhatTheGroupNeedsAndThoseWhomItsImageStarts()
    {
        var plan = Planned.Plan(
            """
            services:
              web:
                image: web:1
                depends_on: { db: { condition: service_healthy, restart: true } }
                x-supervisor:
                  agents:
                    A: { command: [a], needs: [cache] }
                    B: { needs: [store] }
              db: { image: db:1 }
              cache: { image: cache:1 }
              store: { image: store:1 }
            """
        );

        plan.Find("web", "@container")
            .Needs.ShouldBe([
                new NeedDefinition(new NeedTarget("web", null), LossRule.Wait) { IsOfCall = true },
                new NeedDefinition(new NeedTarget("db", null), LossRule.Restart),
                new NeedDefinition(new NeedTarget("store", "store"), LossRule.Wait),
            ]);
        plan.Find("web", "A")
            .Needs.ShouldBe([
                OnHolder,
                // Its loss is the container's matter, with which the agent ends.
                new NeedDefinition(new NeedTarget("db", null), LossRule.Wait),
                new NeedDefinition(new NeedTarget("cache", "cache"), LossRule.Wait),
            ]);
        plan.Find("web", "B").Needs.ShouldBe([OnHolder]);
    }

    [Fact]
    public void Container_OfOthers_IsStoppedBeforeWhatItNeeds()
    {
        var plan = Planned.Plan(
            """
            services:
              web:
                image: web:1
                depends_on: [db]
                x-supervisor: { agents: { A: { command: [a], needs: [cache] } } }
              db: { image: db:1 }
              cache: { image: cache:1 }
            """
        );

        plan.Find("db").Dependents.Select(agent => agent.Path).ShouldBe(["web/@container", "web/A"]);
        plan.Find("cache").Dependents.Select(agent => agent.Path).ShouldBe(["web/A"]);
    }

    [Fact]
    public void Stop_OfAnAgentWithin_IsNotByTheSignalOfTheFirstProcess()
    {
        var group = Group(
            "{ agents: { A: { command: [a] }, B: { command: [b], stop_signal: int, stop_grace_period: 1s } } }",
            "image: web:1\n    stop_signal: SIGKILL\n    stop_grace_period: 3s"
        );

        group
            .Agents.Select(agent => agent.Stop)
            .ShouldBe([
                new StopDefinition("SIGKILL", TimeSpan.FromSeconds(3)),
                new StopDefinition("SIGTERM", TimeSpan.FromSeconds(3)),
                new StopDefinition("SIGINT", TimeSpan.FromSeconds(1)),
            ]);
    }

    [Fact]
    public void Agent_WithinAContainer_HasItsOwnUserAndDirectory()
    {
        var launch = Group("{ agents: { A: { command: [a], user: me, working_dir: /srv } } }").Agents[1].AsExec();

        (launch.User, launch.Directory).ShouldBe(("me", "/srv"));
    }

    [Fact]
    public void Agent_ThatIsItsContainer_HasItsOwnUserDirectoryAndVariablesOverTheServices()
    {
        var service = Group(
            "{ agents: { web: { user: me, working_dir: /srv, environment: { A: agent } } } }",
            "image: web:1\n    user: other\n    environment: { A: service, B: service }"
        )
            .Agents[0]
            .AsContainer()
            .Service;

        (service.User, service.WorkingDirectory).ShouldBe(("me", "/srv"));
        (service.Environment["A"], service.Environment["B"]).ShouldBe(("agent", "service"));
    }

    [Theory]
    [InlineData("{ command: [a] }", "{ command: [b] }")]
    [InlineData("{ command: [a] }", "{ command: [a], environment: { A: b } }")]
    [InlineData("{ command: [a] }", "{ command: [a], user: me }")]
    [InlineData("{ command: [a] }", "{ command: [a], working_dir: /srv }")]
    [InlineData("{ command: [a] }", "{ command: [a], watchdog: 9s }")]
    public void Hash_OfAnAgentWithin_IsAnotherWithItsStart_AndTheContainersIsNot(string one, string other)
    {
        var (first, second) = (Group($"{{ agents: {{ A: {one} }} }}"), Group($"{{ agents: {{ A: {other} }} }}"));

        second.Agents[1].Hash.ShouldNotBe(first.Agents[1].Hash);
        second.Agents[0].Hash.ShouldBe(first.Agents[0].Hash);
    }

    [Fact]
    public void Hash_OfAnAgentWithin_IsTheSameWhenTheContainersChanges()
    {
        var (first, second) = (
            Group("{ agents: { A: { command: [a] } } }"),
            Group("{ agents: { A: { command: [a] } } }", "image: web:2")
        );

        second.Agents[1].Hash.ShouldBe(first.Agents[1].Hash);
        second.Agents[0].Hash.ShouldNotBe(first.Agents[0].Hash);
    }

    private static GroupDefinition Group(string supervised, string service = "image: web:1") =>
        Planned.Group(supervised, service);
}
