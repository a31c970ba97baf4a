using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Ids;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Node.Composition;

/// <summary>A whole node on one thread, under a virtual clock: as the simulation runs it.</summary>
public sealed class NodeCompositionTests
{
    private readonly VirtualClock _clock = new();
    private readonly ManualDispatcher _dispatcher = new();
    private readonly MemoryMedium _disk = new();

    [Fact]
    public async Task Node_Started_OpensItsJournalAndNotesTheStart()
    {
        var node = Start("first");

        (await node.Core.Opening).Status.ShouldBe(OpenStatus.Opened);
        var described = await DescribeAsync(node);

        described.State.ShouldBe(new NodeState(1, 0, "first", null));
        described.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Node_StoppedInOrder_CountsNoCrashAtTheNextStart()
    {
        var stopping = Start("first").StopAsync();
        Run();
        (await stopping).ShouldBeTrue();

        (await DescribeAsync(Start("second"))).State.ShouldBe(new NodeState(2, 0, "second", "first"));
    }

    [Fact]
    public async Task Node_KilledWithoutAWord_CountsACrashAtTheNextStart()
    {
        Start("first");

        (await DescribeAsync(Start("second"))).State.ShouldBe(new NodeState(2, 1, "second", null));
    }

    [Fact]
    public async Task Node_Stopped_EndsItsActors()
    {
        var node = Start("first");

        var stopping = node.StopAsync();
        Run();
        await stopping;

        (await node.Core.System.End).ShouldBeNull();
    }

    [Fact]
    public void Node_Stopping_ClosesItsJournalAfterTheActorsThatUseItAndBeforeTheRest()
    {
        var store = new ScriptedStore(new MemoryStore(_disk));
        var node = Start("first", store);
        store.Holds = true;
        var stopping = node.StopAsync();
        Run();
        store.CommittedEvents.Count.ShouldBe(2, "the last words were expected");

        store.AnswerOne();
        Run();

        store.HeldCalls.ShouldBe(1, "the closing was expected");
        var found = node.Core.System.InspectAsync("node", 0, TimeSpan.FromSeconds(1));
        Run();
        found.Ended().ShouldBeNull();
        node.Core.System.End.IsCompleted.ShouldBeFalse();
        store.AnswerOne();
        Run();
        store.IsClosed.ShouldBeTrue();
        stopping.Ended().ShouldBeTrue();
    }

    [Fact]
    public void Node_WhoseStoreHangsAtTheStart_StopsWithoutLastWords()
    {
        var node = Start("first", new ScriptedStore(new MemoryStore(_disk)) { Holds = true });

        var stopping = node.StopAsync();
        Advance(TimeSpan.FromSeconds(2));

        stopping.Ended().ShouldBeTrue();
    }

    [Fact]
    public async Task Node_Fenced_StartsNoEffectAndEndsWithoutRestartingAnybody()
    {
        var fenced = Start("first");
        var effects = 0;
        Start("second");

        HaveItWrite(fenced);
        var effect = fenced.Core.Lanes.RunAsync("stt", TimeSpan.FromSeconds(1), () => Task.FromResult(++effects));
        Run();

        fenced.End.IsCompleted.ShouldBeTrue();
        effect.Ended().Status.ShouldBe(EffectStatus.Unknown);
        effects.ShouldBe(0);
        (await fenced.Core.System.End).ShouldBeOfType<JournalFencedException>();
        var stopping = fenced.StopAsync();
        Run();
        (await stopping).ShouldBeFalse();
        (await DescribeAsync(Start("third"))).State.Crashes.ShouldBe(2);
    }

    private NodeComposition Start(string incarnation, IJournalStore? store = null)
    {
        var identity = new NodeIdentity(
            NodeId.FromEntropy(new byte[16]),
            ClusterId.FromEntropy(new byte[16]),
            "pc1",
            Machine: null
        );
        var ports = new NodePorts(
            _clock,
            new SeededChance(1),
            _dispatcher,
            store ?? new MemoryStore(_disk),
            NullLoggerFactory.Instance
        );
        var node = NodeComposition.Start(new NodeStart(identity, incarnation, "1.0", ProcessId: 1), ports);
        Run();
        return node;
    }

    private async Task<NodeDescription> DescribeAsync(NodeComposition node)
    {
        var asked = node.Core.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), TimeSpan.FromSeconds(1));
        Run();
        return (await asked).Reply!;
    }

    private void HaveItWrite(NodeComposition node)
    {
        _ = node.Core.Node.Ask<NodeIsDown>(reply => new NodeGoesDown(reply), TimeSpan.FromSeconds(1));
        Run();
    }

    private void Advance(TimeSpan time)
    {
        var until = _clock.Elapsed + time;
        Run();
        while (_clock.MoveToNextTimer(until))
        {
            Run();
        }
    }

    private void Run()
    {
        while (_dispatcher.RunOne()) { }
    }
}
