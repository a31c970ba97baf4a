using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Containers.Invariants;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Simulation.Tests.Fleets.DoctoredWorld;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>What has to hold of containers fails in a world in which it does not, and only there.</summary>
public sealed class ContainerInvariantTests : IDisposable
{
    private readonly DoctoredWorld _doctored = new(hasEngine: true);

    private SimulatedEngine Engine => _doctored.World.Room!.Engine;

    public void Dispose() => _doctored.Dispose();

    [Fact]
    public void OneContainer_OfTwoOfOneAgent_IsViolated()
    {
        _doctored.Hold(new OneContainer(_doctored.World));
        Make("one", Usual.Address);
        Make("other", new AgentAddress("web", "b"));
        Engine.Add("stranger", new ContainerSpec { Image = "other:1" });
        _doctored.Violated.ShouldBeEmpty();
        Make("one-again", Usual.Address);
        _doctored.Violated.ShouldBe([OneContainer.AtMostOne]);
    }

    [Theory]
    [InlineData("GET", "json", false)]
    [InlineData("POST", "kill", true)]
    public void OthersAreLeftAlone_OfAStrangersContainer_IsViolatedByAnAct(string method, string act, bool isViolated)
    {
        _doctored.Hold(new OthersAreLeftAlone(_doctored.World));
        Make("one", Usual.Address);
        Engine.Add("stranger", new ContainerSpec { Image = "other:1" });
        Ask("POST", "one", "kill");
        _doctored.Violated.ShouldBeEmpty();
        Ask(method, "stranger", act);
        _doctored.Violated.Any().ShouldBe(isViolated);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ContainersAreWhole_OfOneThatLacksItsNetworks_IsViolatedByItsStartUnlessByHand(bool isByHand)
    {
        _doctored.Hold(new ContainersAreWhole(_doctored.World));
        var launch = new ContainerLaunch(
            ContainerDraft.Define(Usual.Address, ["agent", "IsSilent", "Steady", "1"], hasHealth: false)
        );
        _doctored.Ask(Usual with { Launch = launch }, "1-0");
        var container = Make("one", Usual.Address);
        container.IsStartedByHand = isByHand;
        Engine.Life.Start(container).ShouldBeNull();
        _doctored.Pass(1);
        _doctored.Violated.Contains(ContainersAreWhole.Whole).ShouldBe(!isByHand);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("DELETE", true)]
    public void ContainersAreWhole_OfWhatTheyShare_IsViolatedByARemoval(string method, bool isViolated)
    {
        _doctored.Hold(new ContainersAreWhole(_doctored.World));
        using var message = new HttpRequestMessage(new HttpMethod(method), "http://docker/v1.41/networks/fleet_all");
        _doctored.World.Inspection.OnCall(new EngineCall(_doctored.World.Machine.Daemon!, ApiRequest.Of(message)));
        _doctored.Violated.Any().ShouldBe(isViolated);
    }

    [Fact]
    public void LeftAreRemoved_OfAnAgentThatNoRevisionHas_IsViolated()
    {
        _doctored.Hold(new LeftAreRemoved(_doctored.World));
        var container = new ContainerLaunch(ContainerDraft.Define(Usual.Address, [], hasHealth: false));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual with { Launch = container }));
        Make("one", Usual.Address);
        _doctored.World.Inspection.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();
        Make("left", new AgentAddress("web", "b"));
        _doctored.World.Inspection.CheckAtEnd();
        _doctored.Violated.ShouldBe([LeftAreRemoved.NothingIsLeft]);
    }

    [Fact]
    public void LeftAreRemoved_OfAnAgentThatIsRunWithinAnotherByNow_IsViolated()
    {
        _doctored.Hold(new LeftAreRemoved(_doctored.World));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Within));
        Make("one", Usual.Address);
        _doctored.World.Inspection.CheckAtEnd();
        _doctored.Violated.ShouldBe([LeftAreRemoved.NothingIsLeft]);
    }

    [Fact]
    public void Run_ThatIsCalledOneIncarnationAndThenAnother_IsAViolation()
    {
        var run = StartAsked("1-0");
        Name("1-0", run);
        Name("1-0", run);
        _doctored.Violated.ShouldBeEmpty();
        Name("2-0", run);
        _doctored.Violated.ShouldBe([FleetContainers.OneRun]);
    }

    [Fact]
    public void Incarnation_ThatIsSaidToBeTwoRuns_IsAViolation()
    {
        var first = StartAsked("1-0");
        Name("1-0", first);
        first.Process!.Exit(0);
        _doctored.Pass(1);
        Engine.Life.Start(first);
        Name("1-0", first);
        _doctored.Violated.ShouldBe([FleetContainers.OneRun]);
    }

    [Fact]
    public void Incarnation_WhoseRecordWentWithThePower_MayBeAnotherRunAfterwards()
    {
        Name("1-0", StartAsked("1-0"));
        _doctored.World.Machine.Kernel.LosePower();
        _doctored.Pass(2);
        var again = Engine.Containers.ShouldHaveSingleItem();
        Engine.Life.Start(again).ShouldBeNull();
        Name("1-0", again);
        _doctored.Violated.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OneIncarnation_OfAProcessBesideItsContainerThatRunsByHand_IsViolatedOnceThatIsKnown(bool isKnown)
    {
        _doctored.Hold(new OneIncarnation(_doctored.World));
        var byHand = _doctored.Begin(Usual, $"{FleetContainers.ByHand}1");
        byHand.RunTold = isKnown ? (_doctored.World.Machine.Daemon!, _doctored.World.Now) : null;
        _doctored.Pass(31);
        _doctored.Begin(Usual, "2-0");
        _doctored.Violated.Any().ShouldBe(isKnown);
    }

    [Fact]
    public void Run_ThatNobodyAskedFor_IsByHand()
    {
        var run = StartAsked("1-0");
        run.Process!.Exit(0);
        _doctored.Pass(1);
        Engine.Life.Start(run);
        var last = _doctored.World.Lives.Of(Usual.Address)[^1];
        FleetContainers.IsByHand(last).ShouldBeTrue();
        last.IsAlive.ShouldBeTrue();
    }

    [Theory]
    [InlineData("agent.waits", "{}", false)]
    [InlineData("agent.backed-off", "{\"isByOthers\":true}", false)]
    [InlineData("agent.backed-off", "{}", true)]
    [InlineData("agent.left-to-group", "{}", true)]
    public void ContainerIsOneFailure_OfOneThatEndedWithItsContainer_IsViolatedByACharge(
        string next,
        string payload,
        bool isViolated
    )
    {
        var stream = $"agent:{Within.Address.Path}";
        _doctored.Hold(new ContainerIsOneFailure(_doctored.World));
        _doctored.Ask(Usual with { Address = AgentAddress.HolderOf("web") }, "1-0");
        var holder = Make("holder", AgentAddress.HolderOf("web"));
        Engine.Life.Start(holder).ShouldBeNull();
        var alone = _doctored.Begin(Within, "1-aa");
        EndOf(alone);
        _doctored.Write(stream, "agent.exited", "", "{\"incarnation\":\"1-aa\"}");
        _doctored.Write(stream, "agent.backed-off", "", "{}");
        var within = _doctored.Begin(Within, "2-bb");
        ContainerLife.Signal(holder, Signals.Kill);
        EndOf(within);
        _doctored.Write(stream, "agent.exited", "", "{\"incarnation\":\"2-bb\"}");
        _doctored.Write(stream, next, "", payload);
        _doctored.World.Inspection.CheckAtEnd();
        _doctored.Violated.Any().ShouldBe(isViolated);
    }

    [Fact]
    public void Listened_ThatIsToldToHaveEndedWhileItsContainerRuns_IsAViolationUnlessItWasLetGo()
    {
        var holder = StartHolderOf("a:IsSilent:Steady:1");
        var letGo = Hear("1-aa", holder);
        letGo.IsAlive.ShouldBeTrue();
        letGo.StopAsked = _doctored.World.Now;
        Unhear(letGo);
        letGo.IsAlive.ShouldBeFalse();
        var heard = Hear("2-bb", holder);
        heard.IsAlive.ShouldBeTrue();
        _doctored.Violated.ShouldBeEmpty();
        Unhear(heard);
        _doctored.Violated.ShouldBe([FleetContainers.WithContainer]);
    }

    [Theory]
    [InlineData("agent.waits", false)]
    [InlineData("agent.quarantined", true)]
    public void ContainerIsOneFailure_OfOneThatItsImageStarts_IsViolatedByACharge(string next, bool isViolated)
    {
        _doctored.Hold(new ContainerIsOneFailure(_doctored.World));
        var holder = StartHolderOf("a:IsSilent:Steady:1");
        var heard = Hear("1-aa", holder);
        ContainerLife.Signal(holder, Signals.Kill);
        heard.IsAlive.ShouldBeFalse();
        Unhear(heard);
        _doctored.Write($"agent:{heard.Agent.Path}", "agent.exited", "", "{\"incarnation\":\"1-aa\"}");
        _doctored.Write($"agent:{heard.Agent.Path}", next, "", "{}");
        _doctored.World.Inspection.CheckAtEnd();
        _doctored.Violated.Any().ShouldBe(isViolated);
    }

    private EngineContainer StartHolderOf(string started)
    {
        var holder = AgentAddress.HolderOf("web");
        _doctored.Ask(Usual with { Address = holder }, "1-0");
        var container = Make("holder", holder, started);
        Engine.Life.Start(container).ShouldBeNull();
        return container;
    }

    private Life Hear(string incarnation, EngineContainer holder)
    {
        var launch = new ListenLaunch(AgentAddress.HolderOf("web"));
        var life = _doctored.Ask(Usual with { Launch = launch }, incarnation);
        var process = new ProcessFacts(1, 1, "", holder.StartedAt!.Value) { Container = holder.Id };
        _doctored.World.Room!.Containers.OnHeard(life, new Workload(life.Id, process, Exit: null, []));
        return life;
    }

    private void Unhear(Life life) =>
        _doctored.World.Room!.Containers.OnHeard(
            life,
            new Workload(life.Id, Process: null, WorkloadExit.Unknown(ExitCause.Container), [])
        );

    private static AgentDefinition Within { get; } =
        Usual with
        {
            Launch = new ExecLaunch(AgentAddress.HolderOf("web")) { Command = ["agent", "IsSilent", "Steady", "1"] },
        };

    private void EndOf(Life life)
    {
        _doctored.End(life);
        _doctored.World.Inspection.OnEnded(life);
    }

    private EngineContainer StartAsked(string incarnation)
    {
        _doctored.Ask(Usual, incarnation);
        var container = Make("one", Usual.Address);
        Engine.Life.Start(container).ShouldBeNull();
        return container;
    }

    private void Name(string incarnation, EngineContainer container) =>
        _doctored.World.Room!.Containers.OnNamed(
            new WorkloadId(Usual.Address, incarnation),
            new ProcessFacts(1, 1, "", container.StartedAt!.Value) { Container = container.Id }
        );

    private EngineContainer Make(string name, AgentAddress agent, params string[] command)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ContainerLabels.Cluster] = EngineRoom.Cluster,
            [ContainerLabels.Node] = EngineRoom.Node,
            [ContainerLabels.Group] = agent.Group,
            [ContainerLabels.Agent] = agent.Agent,
        };
        return Engine.Add(
            name,
            new ContainerSpec
            {
                Image = "agents:1",
                Cmd = command,
                Labels = labels,
            }
        );
    }

    private void Ask(string method, string container, string act)
    {
        using var message = new HttpRequestMessage(
            new HttpMethod(method),
            $"http://docker/v1.41/containers/{container}/{act}"
        );
        var call = new EngineCall(_doctored.World.Machine.Daemon!, ApiRequest.Of(message));
        _doctored.World.Inspection.OnCall(call);
    }
}
