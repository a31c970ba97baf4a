using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>The last view of the members, and who is told of it.</summary>
internal sealed class MembersFeed
{
    private readonly Lock _gate = new();
    private readonly List<Action<MembersView>> _listeners = [];
    private volatile MembersView _view = MembersView.Unknown;

    public MembersView View => _view;

    /// <summary>One call at a time, so that nobody hears of the older one last.</summary>
    public void Tell(MembersView view)
    {
        lock (_gate)
        {
            _view = view;
            // One that is told may end what it listens by.
            foreach (var listener in _listeners.ToArray())
            {
                listener(view);
            }
        }
    }

    public IAsyncDisposable Add(Action<MembersView> listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            listener(_view);
        }

        return new Subscription(this, listener);
    }

    private void Remove(Action<MembersView> listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    private sealed class Subscription(MembersFeed feed, Action<MembersView> listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            feed.Remove(listener);
            return ValueTask.CompletedTask;
        }
    }
}
