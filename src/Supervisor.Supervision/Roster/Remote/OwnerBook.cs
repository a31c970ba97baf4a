using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>On which node what runs at its owner's is to be looked for.</summary>
/// <param name="name">This node's.</param>
internal sealed class OwnerBook(string name)
{
    private readonly Dictionary<NodeId, string> _names = [];
    private ImmutableSortedDictionary<string, NodeId> _owners = ImmutableSortedDictionary.Create<string, NodeId>(
        StringComparer.Ordinal
    );

    private string _cutOff = "The store was not reached yet.";

    /// <summary>Also of those that are gone: who owns a group may be.</summary>
    internal void Meet(MembersView view)
    {
        foreach (var member in view.Members.Values)
        {
            _names[member.Node] = member.Name;
        }
    }

    /// <summary>While nobody can say who owns what, those who did are still the best to ask.</summary>
    /// <returns>False: nothing has changed by it, as by most, for each claim of the cluster is renewed every second.</returns>
    internal bool See(ClaimsView view)
    {
        var isNews = _cutOff != view.CutOff;
        _cutOff = view.CutOff;
        if (!view.IsCurrent || HasOwnersOf(view))
        {
            return isNews;
        }

        _owners = view
            .Claims.Where(static claim => claim.Value.Owner is not null)
            .ToImmutableSortedDictionary(
                static claim => claim.Key,
                static claim => claim.Value.Owner!,
                StringComparer.Ordinal
            );
        return true;
    }

    /// <returns>The same at a node; without one, it is here. Null: nobody knows where.</returns>
    internal NeedTarget? PlaceOf(NeedTarget target) =>
        !target.IsAtOwner ? target
        : NodeOf(target.Group) is not { } node ? null
        : node == name ? target.Here
        : target with { Node = node };

    /// <summary>Those that are to be asked for at other nodes.</summary>
    internal ImmutableHashSet<NeedTarget> Elsewhere(IEnumerable<NeedTarget> wanted) =>
        [.. wanted.Select(PlaceOf).OfType<NeedTarget>().Where(static target => target.Node is not null)];

    /// <param name="there">How those stand.</param>
    internal ImmutableDictionary<NeedTarget, RemoteStanding> Standings(
        IEnumerable<NeedTarget> wanted,
        ImmutableDictionary<NeedTarget, RemoteStanding> there
    )
    {
        var standings = ImmutableDictionary.CreateBuilder<NeedTarget, RemoteStanding>();
        foreach (var target in wanted)
        {
            if (PlaceOf(target) is not { } place)
            {
                standings[target] = new RemoteStanding(null, default, Doubt(target.Group));
            }
            else if (place.Node is null)
            {
                standings[target] = RemoteStanding.IsHere;
            }
            else if (there.TryGetValue(place, out var standing))
            {
                standings[target] = standing;
            }
        }

        return standings.ToImmutable();
    }

    private bool HasOwnersOf(ClaimsView view)
    {
        var owned = 0;
        foreach (var (group, claim) in view.Claims)
        {
            if (claim.Owner is { } owner)
            {
                if (!_owners.TryGetValue(group, out var known) || known != owner)
                {
                    return false;
                }

                owned++;
            }
        }

        return owned == _owners.Count;
    }

    private string? NodeOf(string group) =>
        _owners.TryGetValue(group, out var owner) ? _names.GetValueOrDefault(owner) : null;

    private string Doubt(string group) =>
        _owners.ContainsKey(group) ? "its owner was never seen here"
        : _cutOff.Length > 0 ? $"who owns it cannot be told now: {Clause.Of(_cutOff)}"
        : "nobody owns it";
}
