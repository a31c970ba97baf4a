using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class NodePlansTests
{
    [Fact]
    public void Plan_OfAFleet_HasTheGroupsOfItsNodeInTheOrderOfTheFiles()
    {
        var plan = Planned.Plan(
            "services: { b: { command: [run] }, a: { command: [run] } }",
            "{ x-supervisor: { node: pc }, services: { c: { command: [run] } } }",
            "{ x-supervisor: { node: pc2 }, services: { d: { image: d:1 } } }"
        );

        plan.Revision.ShouldBe(7);
        plan.Groups.Select(group => group.Name).ShouldBe(["b", "a", "c"]);
    }

    [Fact]
    public void Plan_OfANodeThatSaysNothing_StartsEightAtATime() =>
        Planned.Plan("services: { a: { command: [run] } }").StartConcurrency.ShouldBe(8);

    [Fact]
    public void Plan_OfANodeThatAFileDeclares_StartsAsManyAsItSays() =>
        Planned
            .Plan(
                "services: { a: { command: [run] } }",
                "{ x-supervisor: { nodes: { pc: { startConcurrency: 3 }, pc2: { startConcurrency: 5 } } }, services: {} }"
            )
            .StartConcurrency.ShouldBe(3);

    [Fact]
    public void Plan_OfANodeThatAFileDeclares_BringsAsManyImagesAtATimeAsItSays() =>
        Planned
            .Plan("{ x-supervisor: { nodes: { pc: { pullConcurrency: 5 } } }, services: { a: { image: a:1 } } }")
            .PullConcurrency.ShouldBe(5);

    [Fact]
    public void Process_WithoutACommand_IsAnError() =>
        ErrorOf("services: { a: { user: me } }").ShouldBe(("plan.no-command", "Nothing says how a/a is started."));

    [Fact]
    public void Need_OnNothing_IsAnErrorOfItsOwnersNodeAlone()
    {
        ErrorOf(Planned.File("{ agents: { One: { command: [run], needs: [Nobody] } } }"))
            .Code.ShouldBe("plan.unknown-need");
        Planned.Plan(
            "services: { a: { command: [run] } }",
            "{ x-supervisor: { node: pc2 }, services: { d: { image: d:1, x-supervisor: { agents: { d: { needs: [x] } } } } } }"
        );
    }

    [Fact]
    public void Group_ThatSaysNothing_HasTheDefaults()
    {
        var group = Planned.Group("{}");

        group.ShouldBe(new GroupDefinition { Name = "web", Agents = group.Agents });
        group.Restart.ShouldBe(
            new RestartPolicy(
                3,
                TimeSpan.FromMinutes(10),
                new BackoffPolicy(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), 0.2),
                TimeSpan.FromMinutes(1)
            )
        );
    }

    [Fact]
    public void Group_ThatSaysAll_HasIt()
    {
        var group = Planned.Group(
            "{ ready: { quorum: 70% }, strategy: rest-for-one, groupRestart: { max: 5, within: 1m, min: 1s, cap: 9s } }"
        );

        group.Ready.ShouldBe(new ReadyRule.Quorum(70));
        group.Strategy.ShouldBe(GroupStrategy.RestForOne);
        group.Restart.ShouldBe(
            new RestartPolicy(
                5,
                TimeSpan.FromMinutes(1),
                new BackoffPolicy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), 0.2),
                TimeSpan.FromMinutes(1)
            )
        );
    }

    [Fact]
    public void Agent_ThatSaysNothing_HasTheDefaults()
    {
        var agent = Planned.Agent("{}");

        agent.ShouldBe(
            new AgentDefinition
            {
                Address = new AgentAddress("web", "web"),
                Hash = agent.Hash,
                Launch = agent.Launch,
            }
        );
        agent.Launch.ShouldBe(
            new ProcessLaunch
            {
                Command = ["run"],
                Directory = "/fleet",
                Environment = agent.AsProcess().Environment,
            }
        );
    }

    [Fact]
    public void Agent_ThatSaysAll_HasIt()
    {
        var agent = Planned.Agent(
            """
            { command: [serve, --fast], port: 80, required: false, ttl: 1m, startDeadline: 2m, progress: 3m, watchdog: 4m,
                  onExpiry: alive, onExhausted: escalate, probe: { tcp: ":80" }, liveness: { tcp: ":81" },
                  restart: { mode: always, max: 2, within: 5m, min: 1s, cap: 2s }, user: me, working_dir: /srv }
            """
        );

        agent.ShouldBe(
            new AgentDefinition
            {
                Address = new AgentAddress("web", "web"),
                Hash = agent.Hash,
                Launch = agent.Launch,
                Port = 80,
                Required = false,
                Speaks = true,
                Ttl = TimeSpan.FromMinutes(1),
                StartDeadline = TimeSpan.FromMinutes(2),
                Progress = TimeSpan.FromMinutes(3),
                Watchdog = TimeSpan.FromMinutes(4),
                OnExpiry = ExpiryRule.Alive,
                OnExhausted = ExhaustedRule.Escalate,
                Probe = new ProbeModel { Target = new ProbeTarget.Tcp(":80") },
                Liveness = new ProbeModel { Target = new ProbeTarget.Tcp(":81") },
                RestartMode = RestartMode.Always,
                Restart = new RestartPolicy(
                    2,
                    TimeSpan.FromMinutes(5),
                    new BackoffPolicy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0.2),
                    TimeSpan.FromMinutes(1)
                ),
            }
        );
        (agent.AsProcess().User, agent.AsProcess().Directory).ShouldBe(("me", "/srv"));
        agent.AsProcess().Command.ShouldBe(["serve", "--fast"]);
    }

    [Theory]
    [InlineData("one-for-one", false)]
    [InlineData("all-for-one", true)]
    [InlineData("rest-for-one", true)]
    public void Failure_UnderEachStrategy_ConcernsTheSiblingsOrNot(string strategy, bool concerns) =>
        Planned.Group($"{{ strategy: {strategy} }}").Agents[0].FailsWithSiblings.ShouldBe(concerns);

    [Fact]
    public void Agent_InAGroup_HasTheServicesUserLimitsAndDirectoryWhereItHasNoneOfItsOwn()
    {
        var group = Planned.Group(
            "{ agents: { A: { command: [a], user: other, working_dir: sub }, B: { command: [b] } } }",
            "user: me\n    working_dir: /srv\n    mem_limit: 64m"
        );

        group
            .Agents.Select(agent => (agent.AsProcess().User, agent.AsProcess().Directory))
            .ShouldBe([("other", "/fleet/sub"), ("me", "/srv")]);
        group.Agents.ShouldAllBe(agent => agent.AsProcess().Resources.MemoryBytes == 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("{}", "command: [run]", "SIGTERM", 10)]
    [InlineData("{ stop_signal: int, stop_grace_period: 3s }", "command: [run]", "SIGINT", 3)]
    [InlineData("{}", "stop_signal: 3", "SIGQUIT", 10)]
    [InlineData("{}", "stop_signal: SIGUSR1", "SIGUSR1", 10)]
    [InlineData("{ stop_signal: SIGHUP }", "stop_signal: SIGINT", "SIGHUP", 10)]
    [InlineData("{}", "stop_grace_period: 1m", "SIGTERM", 60)]
    public void Stop_OfAnAgent_IsItsOwnOrTheServicesOrTheUsual(
        string agent,
        string service,
        string signal,
        int seconds
    ) =>
        Planned
            .Agent($"{{ command: [run], {agent.Trim('{', '}')} }}", service)
            .Stop.ShouldBe(new StopDefinition(signal, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("{}", 10 * 1024 * 1024, 3)]
    [InlineData("{ max-size: 50m }", 50_000_000, 3)]
    [InlineData("{ max-size: 64KB, max-file: '7' }", 64_000, 7)]
    [InlineData("{ max-size: '1000' }", 1_000, 3)]
    [InlineData("{ max-size: -1 }", 1L << 50, 3)]
    [InlineData("{ max-size: '-1', max-file: '7' }", 1L << 50, 7)]
    public void Log_WithTheOptionsOfDockersDriver_IsCutByThem(string options, long bytes, int segments) =>
        Planned
            .Agent("{ command: [run] }", $"logging: {{ options: {options} }}")
            .Launch.Log.ShouldBe(new LogDefinition(bytes, segments));

    [Theory]
    [InlineData("max-size", "much")]
    [InlineData("max-size", "0m")]
    [InlineData("max-size", "-2")]
    [InlineData("max-size", "-1m")]
    [InlineData("max-size", "99999999999g")]
    [InlineData("max-file", "0")]
    [InlineData("max-file", "-1")]
    public void Log_WithOptionsThatSayNothing_IsAnError(string option, string text) =>
        ErrorOf($"services: {{ a: {{ command: [run], logging: {{ options: {{ {option}: '{text}' }} }} }} }}")
            .ShouldBe(("plan.log-rotation", $"The {option} of 'a' is '{text}'."));

    private static (string Code, string Message) ErrorOf(string file)
    {
        var outcome = Planned.Of(PlanSurroundings.Of([]), file);
        outcome.Plan.ShouldBeNull();
        var error = outcome.Errors.ShouldHaveSingleItem().Error;
        return (error.Code, error.Message);
    }
}
