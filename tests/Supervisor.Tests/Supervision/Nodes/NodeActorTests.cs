using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class NodeActorTests
{
    private readonly ScriptedJournal _journal = new();

    [Fact]
    public void Node_StartedAfterACrash_KnowsIt()
    {
        Start("first").Kit.Run();
        var (kit, node) = Start("second");
        Describe(kit, node).State.ShouldBe(new NodeState(2, 1, "second", null));
    }

    [Fact]
    public void Node_StoppedInOrder_HasItWrittenBeforeItAnswers()
    {
        var (kit, node) = Start("first");
        var answers = kit.Probe<NodeIsDown>();
        kit.Run();
        _journal.Holds = true;
        node.Tell(new NodeGoesDown(answers.Ref));
        answers.ExpectNothing();
        _journal.AnswerOne();
        answers.Take().Count.ShouldBe(1);
        _journal.Events("node")[^1].Event.Name.ShouldBe("node.stopped");
    }

    [Fact]
    public void Node_WhoseJournalIsDamaged_SaysSoAndCanStillBeStopped()
    {
        _journal.AnswerNextRead(ReadOutcome.Damaged("Event 1 of node does not match its checksum."));
        var (kit, node) = Start("first");
        Describe(kit, node).Problem.ShouldBe("Event 1 of node does not match its checksum.");
        var answers = kit.Probe<NodeIsDown>();
        node.Tell(new NodeGoesDown(answers.Ref));
        answers.Take().Count.ShouldBe(1);
    }

    private static NodeDescription Describe(ActorKit kit, ActorRef<NodeMessage> node)
    {
        var probe = kit.Probe<NodeDescription>();
        kit.Run();
        node.Tell(new DescribeNode(probe.Ref));
        return probe.Take().ShouldHaveSingleItem();
    }

    private (ActorKit Kit, ActorRef<NodeMessage> Node) Start(string incarnation)
    {
        var kit = new ActorKit();
        var services = new EventSourcingServices(_journal, new HybridClock(kit.Clock), new StreamNews());
        return (kit, kit.Spawn(() => new NodeActor(incarnation, "1.0", services), "node"));
    }
}
