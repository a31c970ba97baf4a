using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Ids;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Node.Composition;

public sealed class CorePulseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly VirtualClock _clock = new();
    private readonly ManualDispatcher _dispatcher = new();

    [Fact]
    public void Core_ThatWorks_HasNobodySilent() => Ask(Start(new MemoryStore(new MemoryMedium()))).ShouldBeNull();

    [Theory]
    [InlineData("/node", "node's supervisor")]
    [InlineData("/roster", "roster")]
    [InlineData("/keeper", "keeper of a runtime's news")]
    [InlineData("/container-keeper", "keeper of a runtime's news")]
    public void Part_ThatHangs_IsNamed(string path, string name)
    {
        var node = Start(new MemoryStore(new MemoryMedium()));
        _dispatcher.Hold(path);

        Ask(node).ShouldBe(name);

        _dispatcher.Release(path);
        Ask(node).ShouldBeNull();
    }

    // To be killed would cost it what it holds in memory, and the next one's disk would hang as well.
    [Fact]
    public void Core_WhoseDiskHangs_StillAnswers()
    {
        var store = new ScriptedStore(new MemoryStore(new MemoryMedium()));
        var node = Start(store);
        store.Holds = true;

        Ask(node).ShouldBeNull();
    }

    private NodeComposition Start(IJournalStore store)
    {
        var identity = new NodeIdentity(
            NodeId.FromEntropy(new byte[16]),
            ClusterId.FromEntropy(new byte[16]),
            "pc1",
            Machine: null
        );
        var ports = new NodePorts(_clock, new SeededChance(1), _dispatcher, store, NullLoggerFactory.Instance);
        var node = NodeComposition.Start(new NodeStart(identity, "first", "1.0", ProcessId: 1), ports);
        Run();
        return node;
    }

    private string? Ask(NodeComposition node)
    {
        var asked = new CorePulse(node.Core).FindSilentAsync(Patience, CancellationToken.None);
        Run();
        var until = _clock.Elapsed + Patience;
        while (!asked.IsCompleted && _clock.MoveToNextTimer(until))
        {
            Run();
        }

        return asked.Ended();
    }

    private void Run()
    {
        while (_dispatcher.RunOne()) { }
    }
}
