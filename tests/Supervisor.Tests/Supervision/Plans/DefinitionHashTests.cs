using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Plans;
using Supervisor.Tests.Fleet.Supervised;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class DefinitionHashTests
{
    private const string Plain = "command: [run, fast]";

    /// <summary>Were it another, every process of a fleet would be started anew after an upgrade of the daemon.</summary>
    [Fact]
    public void Hash_OfADefinition_NeverChanges() =>
        Hash(
                """
                { command: [run, fast], environment: { A: b, C: }, user: me, watchdog: 10s, working_dir: /srv }
                """,
                "deploy: { resources: { limits: { cpus: '1.50', memory: 64m, pids: 9 } } }"
            )
            .ShouldBe("61dcf29fdbeb4121a0d8321f830dbb3f2ee57b40d491b217af3f5bef3b12e489");

    [Theory]
    [InlineData("{ command: [run] }")]
    [InlineData("{ command: [runfast] }")]
    [InlineData("{ command: [run, slow] }")]
    [InlineData("{ environment: { A: b } }")]
    [InlineData("{ user: me }")]
    [InlineData("{ working_dir: /srv }")]
    [InlineData("{ watchdog: 10s }")]
    public void Hash_OfWhatTheProcessHas_IsAnotherWhenThatChanges(string agent) =>
        Hash(agent, Plain).ShouldNotBe(Hash("{}", Plain));

    [Theory]
    [InlineData("environment: { A: b }")]
    [InlineData("user: me")]
    [InlineData("working_dir: /srv")]
    [InlineData("mem_limit: 64m")]
    [InlineData("cpus: 2")]
    [InlineData("pids_limit: 7")]
    [InlineData("oom_score_adj: 100")]
    [InlineData("ulimits: { nofile: 7 }")]
    public void Hash_OfWhatTheServiceSays_IsAnotherWhenThatChanges(string service) =>
        Hash("{}", $"{Plain}\n    {service}").ShouldNotBe(Hash("{}", Plain));

    [Theory]
    [InlineData("{ port: 80 }")]
    [InlineData("{ required: false }")]
    [InlineData("{ ttl: 10s, startDeadline: 1s, progress: 5s, onExpiry: alive }")]
    [InlineData("{ probe: { tcp: ':80' }, liveness: { tcp: ':80' } }")]
    [InlineData("{ restart: { max: 1 }, onExhausted: escalate }")]
    [InlineData("{ stop_signal: SIGINT, stop_grace_period: 3s }")]
    public void Hash_OfWhatOnlyItsSupervisorUses_IsTheSame(string agent) =>
        Hash(agent, Plain).ShouldBe(Hash("{}", Plain));

    [Fact]
    public void Hash_UnderAnotherDaemonsEnvironment_IsTheSame()
    {
        var file = Planned.File("{}", Plain);
        var one = Planned.Of(PlanSurroundings.Of([]), file);
        var other = Planned.Of(PlanSurroundings.Of([KeyValuePair.Create("PATH", "/other")]), file);

        other.Plan!.Find("web").Launch.ShouldNotBe(one.Plan!.Find("web").Launch);
        other.Plan!.Find("web").Hash.ShouldBe(one.Plan!.Find("web").Hash);
    }

    [Fact]
    public void Hash_WhereALateValueComesToSomethingElse_IsAnother()
    {
        Hash(80).ShouldNotBe(Hash(81));

        static string Hash(int port) =>
            Planned
                .Plan(
                    $"services: {{ hub: {{ command: [run], x-supervisor: {{ agents: {{ hub: {{ port: {port} }} }} }} }} }}",
                    "services: { web: { command: [run, '{agent:hub.port}'] } }"
                )
                .Find("web")
                .Hash;
    }

    /// <summary>What the diff of two revisions promises to leave alone is left alone.</summary>
    [Fact]
    public void Hash_OfAnAgentOfWhichTheDiffSaysThatOnlyPolicyChanges_IsTheSame() =>
        Property.Holds(
            from agents in Supervisor.Tests.Fleet.Generators.Agents.Agent("web").Two()
            select (Old: FleetOf(agents.Item1), New: FleetOf(WithLaunchOf(agents.Item2, agents.Item1))),
            pair =>
            {
                var effect = FleetDiff.Of(pair.Old, pair.New).EffectOn(FleetNames.Of(pair.New).Agents[0]);

                (effect is null or ChangeEffect.Policy).ShouldBeTrue();
                HashOf(pair.New).ShouldBe(HashOf(pair.Old));
            }
        );

    private static AgentModel WithLaunchOf(AgentModel policy, AgentModel launch) =>
        policy with
        {
            Command = launch.Command,
            User = launch.User,
            WorkingDirectory = launch.WorkingDirectory,
            Watchdog = launch.Watchdog,
            Speaks = policy.Speaks || launch.Watchdog is not null,
        };

    private static FleetModel FleetOf(AgentModel agent)
    {
        var model = SupervisedProject.Read(Planned.File("{}", Plain)).Model;
        var @group = model.Groups[0] with
        {
            Agents =
            [
                agent with
                {
                    Command = agent.Command ?? ["run"],
                    Needs = [],
                    Environment = ValueMap<string?>.Empty,
                    WorkingDirectory = agent.WorkingDirectory is null ? null : "/srv",
                },
            ],
        };
        return new FleetModel([model with { Groups = [@group] }]);
    }

    private static string HashOf(FleetModel fleet)
    {
        var outcome = NodePlans.Of(fleet, Planned.Node, 1, PlanSurroundings.Of([]));
        return outcome.Plan is { } plan ? plan.Find("web").Hash : string.Join(' ', outcome.Errors);
    }

    private static string Hash(string agent, string service) => Planned.Agent(agent, service).Hash;
}
