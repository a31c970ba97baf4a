using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Xunit;
using static Supervisor.Tests.Fleet.Supervised.SupervisedProject;

namespace Supervisor.Tests.Fleet.Supervised;

public sealed class AgentBinderTests
{
    [Fact]
    public void Agent_ThatSaysNothing_HasTheDefaults()
    {
        var agent = Agent("{}");

        agent.ShouldBe(new AgentModel { Name = "One" });
        agent.Required.ShouldBeTrue();
        agent.Ttl.ShouldBe(TimeSpan.FromSeconds(300));
        agent.StartDeadline.ShouldBe(TimeSpan.FromSeconds(120));
        agent.Restart.ShouldBe(RestartBudget.OfAgent);
        agent.Restart.Max.ShouldBe(10);
    }

    [Fact]
    public void Keys_OfAnAgent_AreRead() =>
        Agent(
                """
                { command: "python3 -m one", port: 7200, required: false, ttl: 60s, startDeadline: 5m,
                            progress: 30s, watchdog: 10s, onExpiry: alive, onExhausted: escalate, environment: { A: b, C: },
                            user: "1000:1000", working_dir: /app, stop_signal: SIGINT, stop_grace_period: 20s }
                """
            )
            .ShouldBe(
                new AgentModel
                {
                    Name = "One",
                    Command = ["python3", "-m", "one"],
                    Port = 7200,
                    Required = false,
                    Speaks = true,
                    Ttl = TimeSpan.FromMinutes(1),
                    StartDeadline = TimeSpan.FromMinutes(5),
                    Progress = TimeSpan.FromSeconds(30),
                    Watchdog = TimeSpan.FromSeconds(10),
                    OnExpiry = ExpiryRule.Alive,
                    OnExhausted = ExhaustedRule.Escalate,
                    Environment = ValueMap<string?>.Empty.With("A", "b").With("C", null),
                    User = "1000:1000",
                    WorkingDirectory = "/app",
                    StopSignal = "SIGINT",
                    StopGracePeriod = TimeSpan.FromSeconds(20),
                }
            );

    [Theory]
    [InlineData("ttl: 300s")]
    [InlineData("startDeadline: 120s")]
    [InlineData("onExpiry: notReady")]
    [InlineData("watchdog: 10s")]
    [InlineData("progress: 30s")]
    public void Agent_OfWhichAKeyOfSpeakersIsWritten_SpeaksEvenIfItIsTheDefault(string key) =>
        Agent($"{{ {key} }}").Speaks.ShouldBeTrue();

    [Fact]
    public void Needs_InShortAndLongForm_SayWhatTheirLossMeans() =>
        Agent("{ needs: [a, { name: b }, { name: c, onLoss: stop }] }")
            .Needs.ShouldBe([new NeedModel("a"), new NeedModel("b"), new NeedModel("c", LossRule.Stop)]);

    [Fact]
    public void Needs_OfAnAgentWithARuleOfItsOwn_FollowItUnlessTheySayOtherwise() =>
        Agent("{ onLoss: restart, needs: [a, { name: b, onLoss: wait }] }")
            .Needs.ShouldBe([new NeedModel("a", LossRule.Restart), new NeedModel("b")]);

    [Theory]
    [InlineData("{ http: \":8200/health\" }", ":8200/health")]
    [InlineData("{ tcp: \":8200\" }", ":8200")]
    [InlineData("{ redis: \":6379\" }", ":6379")]
    [InlineData("{ nats: \":4222\" }", ":4222")]
    public void Probe_OfEachKind_HasItsTargetAndTheDefaults(string probe, string address)
    {
        var model = Agent($"{{ probe: {probe} }}").Probe.ShouldNotBeNull();

        model.Target.ToString().ShouldContain(address);
        model.ShouldBe(
            new ProbeModel
            {
                Target = model.Target,
                Interval = TimeSpan.FromSeconds(10),
                Timeout = TimeSpan.FromSeconds(3),
                Retries = 3,
                StartPeriod = TimeSpan.Zero,
            }
        );
    }

    [Fact]
    public void Probe_WithTimes_KeepsThem() =>
        Agent("{ liveness: { exec: [ping, -c1, x], interval: 1m, timeout: 5s, retries: 2, startPeriod: 90s } }")
            .Liveness.ShouldBe(
                new ProbeModel
                {
                    Target = new ProbeTarget.Exec(["ping", "-c1", "x"]),
                    Interval = TimeSpan.FromMinutes(1),
                    Timeout = TimeSpan.FromSeconds(5),
                    Retries = 2,
                    StartPeriod = TimeSpan.FromSeconds(90),
                }
            );

    [Fact]
    public void WhatIsOff_IsAbsent()
    {
        var agent = Agent("{ probe: off, liveness: off, progress: off, watchdog: off }");

        agent.ShouldBe(new AgentModel { Name = "One" });
    }

    [Theory]
    [InlineData("{}", "probe-without-target")]
    [InlineData("{ interval: 5s }", "probe-without-target")]
    [InlineData("{ http: \":1/\", tcp: \":1\" }", "probe-with-several-targets")]
    public void Probe_WithoutExactlyOneTarget_IsRefused(string probe, string code) =>
        Read($"services: {{ web: {{ image: web:1, x-supervisor: {{ agents: {{ One: {{ probe: {probe} }} }} }} }} }}")
            .Findings.ShouldHaveSingleItem()
            .Kind.Code.ShouldBe(code);

    private static AgentModel Agent(string keys) => Group($"{{ agents: {{ One: {keys} }} }}").Agents[0];
}
