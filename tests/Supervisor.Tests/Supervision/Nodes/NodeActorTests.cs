using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Starts;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class NodeActorTests
{
    private readonly ScriptedJournal _journal = new();
    private readonly List<string> _stops = [];

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

    [Fact]
    public void Node_OrderedToStop_HasItWrittenBeforeItHasTheDaemonStopped()
    {
        var (kit, node) = Start("first");
        var answers = kit.Probe<CommandOutcome>();
        kit.Run();
        _journal.Holds = true;
        node.Tell(new StopNode(Id("stop-1"), answers.Ref));
        answers.ExpectNothing();
        _stops.ShouldBeEmpty();

        _journal.AnswerOne();
        answers.Expect(CommandOutcome.Done);
        _stops.ShouldBe(["command:stop-1"]);
        _journal.Events("node")[^1].Event.Cause.ShouldBe("command:stop-1");
    }

    [Fact]
    public void Node_OrderedToStopAgainWithTheSameIdAfterTheNextStart_StaysUp()
    {
        var (kit, node) = Start("first");
        node.Tell(new StopNode(Id("stop-1"), kit.Probe<CommandOutcome>().Ref));
        kit.Run();
        _stops.Clear();

        var (next, again) = Start("second");
        var answers = next.Probe<CommandOutcome>();
        again.Tell(new StopNode(Id("stop-1"), answers.Ref));

        answers.Expect(CommandOutcome.Done);
        _stops.ShouldBeEmpty();
        Describe(next, again).State.RunningIncarnation.ShouldBe("second");
    }

    [Fact]
    public void Node_StoppedByASignal_HasThatAsTheCause()
    {
        var (kit, node) = Start("first");
        node.Tell(new NodeGoesDown(kit.Probe<NodeIsDown>().Ref, "signal:SIGTERM"));
        kit.Run();
        _journal.Events("node").Select(stored => stored.Event.Cause).ShouldBe(["start:first", "signal:SIGTERM"]);
    }

    private static CommandId Id(string text) =>
        CommandId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

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
        var services = new EventSourcingServices(
            _journal,
            new HybridClock(kit.Clock),
            new TimestampBootClock(kit.Clock, "boot"),
            new StreamNews()
        );
        var groups = new GroupServices(
            services,
            kit.Probe<RosterMessage>().Ref,
            new AgentDirectory(),
            static (_, _) => throw new InvalidOperationException("No agent is expected here.")
        );
        var node = new NodeServices(groups, new StartGate(kit.System, TaskCreationOptions.None, 8));
        return (kit, kit.Spawn(() => new NodeActor(incarnation, "1.0", node, _stops.Add), "node"));
    }
}
