using Shouldly;
using Supervisor.Actors;

namespace Supervisor.TestKit.Actors;

/// <summary>An actor that keeps what it was told, for a test to look at.</summary>
public sealed class TestProbe<TMessage>
{
    private readonly ActorKit _kit;
    private readonly Queue<TMessage> _received = new();

    internal TestProbe(ActorKit kit, string name)
    {
        _kit = kit;
        Ref = kit.Spawn<TMessage>((_, message) => _received.Enqueue(message), name);
    }

    public ActorRef<TMessage> Ref { get; }

    /// <summary>All that came since the last look, after everything that can run without time passing has run.</summary>
    public IReadOnlyList<TMessage> Take()
    {
        _kit.Run();
        var all = _received.ToArray();
        _received.Clear();
        return all;
    }

    public void Expect(params IReadOnlyList<TMessage> messages) => Take().ShouldBe(messages);

    public void ExpectNothing() => Take().ShouldBeEmpty();
}
