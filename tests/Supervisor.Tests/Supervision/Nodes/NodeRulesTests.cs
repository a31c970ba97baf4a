using Shouldly;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class NodeRulesTests
{
    private readonly NodeRules _rules = new("second", "1.0");

    [Fact]
    public void ComesUp_WritesTheStart() =>
        _rules
            .Decide(NodeState.Initial, new NodeComesUp(), default)
            .Events.ShouldBe([new NodeStarted("second", "1.0")]);

    [Fact]
    public void ComesUp_Twice_WritesOneStart() =>
        _rules.Decide(new NodeState(1, 0, "second"), new NodeComesUp(), default).Events.ShouldBeEmpty();

    [Fact]
    public void Start_AfterAnOrderlyStop_IsNoCrash()
    {
        var stopped = _rules.Apply(new NodeState(1, 0, "first"), new NodeStopped("first"));
        _rules.Apply(stopped, new NodeStarted("second", "1.0")).ShouldBe(new NodeState(2, 0, "second"));
    }

    [Fact]
    public void Start_AfterAStartWithoutAStop_IsACrash() =>
        _rules
            .Apply(new NodeState(1, 0, "first"), new NodeStarted("second", "1.0"))
            .ShouldBe(new NodeState(2, 1, "second"));

    [Fact]
    public void Decide_NeverChangesTheState()
    {
        var state = new NodeState(3, 1, "second");
        _rules.Decide(state, new NodeComesUp(), default);
        state.ShouldBe(new NodeState(3, 1, "second"));
        _rules.Decide(state, new NodeComesUp(), default).ShouldBe(Decision<NodeEvent>.Nothing);
    }
}
