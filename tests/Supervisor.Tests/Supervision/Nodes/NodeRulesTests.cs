using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class NodeRulesTests
{
    private readonly NodeRules _rules = new("second", "1.0", new FleetRules(restartLimit: null));

    [Fact]
    public void ComesUp_WritesTheStart() =>
        _rules
            .Decide(NodeState.Initial, new NodeComesUp(), default)
            .Events.ShouldBe([new NodeStarted("second", "1.0")]);

    [Fact]
    public void ComesUp_Twice_WritesOneStart() =>
        _rules.Decide(new NodeState(1, 0, "second", null), new NodeComesUp(), default).Events.ShouldBeEmpty();

    [Fact]
    public void Start_AfterAnOrderlyStop_IsNoCrash()
    {
        var stopped = _rules.Apply(new NodeState(1, 0, "first", null), new NodeStopped("first"));
        _rules.Apply(stopped, new NodeStarted("second", "1.0")).ShouldBe(new NodeState(2, 0, "second", "first"));
    }

    [Fact]
    public void Start_AfterAStartWithoutAStop_IsACrash() =>
        _rules
            .Apply(new NodeState(1, 0, "first", null), new NodeStarted("second", "1.0"))
            .ShouldBe(new NodeState(2, 1, "second", null));

    [Fact]
    public void ComesUp_AfterItsOwnStop_DoesNotStartAgain() =>
        _rules.Decide(new NodeState(1, 0, null, "second"), new NodeComesUp(), default).Events.ShouldBeEmpty();

    [Fact]
    public void GoesDown_WhileAnotherIncarnationIsOnRecord_IsNotThatOnesStop()
    {
        var stop = new NodeGoesDown(new ActorKit().Probe<NodeIsDown>().Ref);
        _rules.Decide(new NodeState(1, 0, "first", null), stop, default).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Stop_OrderedByAnOperator_IsTheSameStop()
    {
        CommandId.TryParse("stop-1", out var id).ShouldBeTrue();
        var stop = new StopNode(id!, new ActorKit().Probe<CommandOutcome>().Ref);
        _rules.Decide(new NodeState(1, 0, "second", null), stop, default).Events.ShouldBe([new NodeStopped("second")]);
        _rules.Decide(new NodeState(1, 0, null, "second"), stop, default).Events.ShouldBeEmpty();
    }

    /// <summary>As it was written before nodes had fleets.</summary>
    [Fact]
    public void State_OfAnOldSnapshot_IsReadAndHasNoFleet()
    {
        var json = """{"starts":3,"crashes":1,"runningIncarnation":"i","stoppedIncarnation":null}""";
        using var document = JsonDocument.Parse(json);

        NodeEvents.Snapshots.Read(1, document.RootElement).ShouldBe(new NodeState(3, 1, "i", null));
    }

    [Fact]
    public void Decide_NeverChangesTheState()
    {
        var state = new NodeState(3, 1, "second", null);
        _rules.Decide(state, new NodeComesUp(), default);
        state.ShouldBe(new NodeState(3, 1, "second", null));
        _rules.Decide(state, new NodeComesUp(), default).ShouldBe(Decision<NodeEvent>.Nothing);
    }
}
