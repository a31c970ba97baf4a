using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>
/// Keeps who is turned away and who may do what, so that a handshake asks nobody. What was told last holds while
/// coordination does not answer.
/// </summary>
internal sealed class TrustWatch : IAsyncDisposable
{
    private readonly Action<DenyView> _onDenied;
    private readonly Action? _onPeople;
    private readonly IAsyncDisposable _denied;
    private readonly IAsyncDisposable _people;
    private volatile DenyView _deny;
    private volatile RolesView _roles = RolesView.Unknown;

    /// <param name="remembered">What was known before this start.</param>
    /// <param name="onDenied">Told after each change, from any thread: for links that are to be cut, and to remember it.</param>
    /// <param name="onPeople">Told after each change of who may do what, from any thread.</param>
    public TrustWatch(IEntries entries, DenyView remembered, Action<DenyView> onDenied, Action? onPeople = null)
    {
        (_deny, _onDenied, _onPeople) = (remembered, onDenied, onPeople);
        _denied = entries.WatchEntries(TrustKeys.Denied, TakeDenied);
        _people = entries.WatchEntries(TrustKeys.People, TakePeople);
    }

    public DenyView Denied => _deny;

    public RolesView Roles => _roles;

    /// <summary>For every handshake.</summary>
    public OperatorError? WhyDenied(PeerProof proof) => DenyRules.WhyDenied(_deny, proof);

    public Role RoleOf(PeerProof proof) => RoleRules.RoleOf(_roles, proof);

    public async ValueTask DisposeAsync()
    {
        await _denied.DisposeAsync();
        await _people.DisposeAsync();
    }

    private void TakeDenied(EntriesView view)
    {
        var before = _deny;
        // A watch that has not reached the store knows nothing, which is less than what is remembered.
        var after = view.Version == 0 && !view.IsCurrent ? before with { CutOff = view.CutOff } : DenyRules.Read(view);
        // Seen by all before anybody is told: who is let in meanwhile looks again.
        Interlocked.Exchange(ref _deny, after);
        if (!IsSame(before.Nodes, after.Nodes) || !IsSame(before.Keys, after.Keys))
        {
            _onDenied(after);
        }
    }

    private void TakePeople(EntriesView view)
    {
        _roles = RoleRules.Read(view);
        _onPeople?.Invoke();
    }

    private static bool IsSame(ImmutableDictionary<string, string> one, ImmutableDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var why) && why == pair.Value);
}
