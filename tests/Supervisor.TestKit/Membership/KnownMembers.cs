using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.TestKit.Membership;

/// <summary>Who is there, as a test says.</summary>
internal sealed class KnownMembers : IMembership
{
    private readonly List<Action<MembersView>> _listeners = [];

    public EntryCondition? Own => null;

    public MembersView View { get; private set; } = new(1, ImmutableDictionary<NodeId, Member>.Empty, [], CutOff: "");

    public IAsyncDisposable Watch(Action<MembersView> listener)
    {
        _listeners.Add(listener);
        listener(View);
        return new Watcher(() => _listeners.Remove(listener));
    }

    public void Come(NodeId node, string name, string run = "1") =>
        Become(View with { Members = View.Members.SetItem(node, Of(node, name, run)) });

    public void Go(NodeId node) => Become(View with { Members = View.Members.Remove(node) });

    public void CutOff(string why) => Become(View with { CutOff = why });

    private Member Of(NodeId node, string name, string run) =>
        new(node, name, run, "1.0", new HybridTime(View.Version));

    private void Become(MembersView view)
    {
        View = view with { Version = View.Version + 1 };
        foreach (var listener in _listeners.ToList())
        {
            listener(View);
        }
    }

    private sealed class Watcher(Action stop) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            stop();
            return ValueTask.CompletedTask;
        }
    }
}
