using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>
/// One watch of the store for all who watch claims here: each of them is told of every renewal of the cluster, and the store
/// would tell as many watches of it.
/// </summary>
internal sealed class ClaimsFeed(IEntries entries)
{
    private readonly Lock _gate = new();
    private ClaimsWatch? _watch;

    public IAsyncDisposable Add(Action<ClaimsView> listener)
    {
        lock (_gate)
        {
            _watch ??= new ClaimsWatch(entries, _gate);
            _watch.Add(listener);
            return new Subscription(this, _watch, listener);
        }
    }

    /// <summary>The store tells nobody when nobody listens.</summary>
    private ValueTask RemoveAsync(ClaimsWatch watch, Action<ClaimsView> listener)
    {
        lock (_gate)
        {
            if (watch.Remove(listener))
            {
                return ValueTask.CompletedTask;
            }

            _watch = null;
        }

        return watch.DisposeAsync();
    }

    private sealed class Subscription(ClaimsFeed feed, ClaimsWatch watch, Action<ClaimsView> listener)
        : IAsyncDisposable
    {
        private bool _isOver;

        public ValueTask DisposeAsync() =>
            Interlocked.Exchange(ref _isOver, true) ? ValueTask.CompletedTask : feed.RemoveAsync(watch, listener);
    }
}
