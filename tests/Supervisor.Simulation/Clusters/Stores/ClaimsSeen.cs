using Supervisor.Cluster.Ownership;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Simulation.Clusters.Stores;

/// <summary>The claims of movable groups as the store itself holds them, and when each was last written: what no node can see.</summary>
internal sealed class ClaimsSeen
{
    private readonly SharedStore _store;
    private readonly Universe _universe;
    private readonly Dictionary<string, SeenClaim> _claims = new(StringComparer.Ordinal);
    private bool _isFirst;

    internal ClaimsSeen(SharedStore store, Universe universe)
    {
        (_store, _universe) = (store, universe);
        store.Replaced += Begin;
        Begin();
    }

    /// <summary>A claim went from one owner to another, or from nobody, or to nobody; not told of what another store has brought.</summary>
    internal event Action<SeenClaim?, SeenClaim>? Passed;

    internal SeenClaim? Find(string group) => _claims.GetValueOrDefault(group);

    internal IEnumerable<SeenClaim> All => _claims.Values;

    private void Begin()
    {
        _claims.Clear();
        _isFirst = true;
        var era = _store.Era;
        new EntryClaims(_store.Truth).Watch(view =>
        {
            if (_store.Era == era)
            {
                Take(view);
            }
        });
        _isFirst = false;
    }

    private void Take(ClaimsView view)
    {
        foreach (var claim in view.Claims.Values)
        {
            var last = Find(claim.Group);
            if (last is null || last.Claim.At != claim.At)
            {
                var now = new SeenClaim(claim, _universe.Clock.Now);
                _claims[claim.Group] = now;
                if (!_isFirst && last?.Claim.At.Owner != claim.At.Owner)
                {
                    Passed?.Invoke(last, now);
                }
            }
        }
    }
}
