using Supervisor.Contracts.Ids;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>The nodes of the fleet by their names, and those that were there since this daemon's start.</summary>
internal sealed class FleetMembers : IAsyncDisposable
{
    private readonly IMembership _membership;
    private readonly FleetNode _own;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, NodeId> _seen = new(StringComparer.Ordinal);
    private readonly IAsyncDisposable _watch;

    public FleetMembers(IMembership membership, NodeFacts own)
    {
        (_membership, _own) = (membership, new FleetNode(own.Node, own.Name, IsOwn: true));
        _watch = membership.Watch(See);
    }

    /// <summary>This node first, then the others that are there.</summary>
    public IReadOnlyList<FleetNode> All => [_own, .. Others(_membership.View)];

    /// <summary>Those that were there and are not now.</summary>
    public IReadOnlyList<string> Gone
    {
        get
        {
            var there = All.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
            lock (_gate)
            {
                return [.. _seen.Keys.Where(name => !there.Contains(name)).Order(StringComparer.Ordinal)];
            }
        }
    }

    public string NameOf(NodeId node)
    {
        lock (_gate)
        {
            return _seen.FirstOrDefault(seen => seen.Value == node).Key ?? node.Value;
        }
    }

    public ValueTask DisposeAsync() => _watch.DisposeAsync();

    // One that was replaced may still have its lease for a moment: the later bears the name.
    private IEnumerable<FleetNode> Others(MembersView view) =>
        view
            .Members.Values.Where(member => member.Node != _own.Id && member.Name != _own.Name)
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new FleetNode(same.MaxBy(member => member.Since)!.Node, same.Key, IsOwn: false));

    private void See(MembersView view)
    {
        lock (_gate)
        {
            foreach (var node in Others(view))
            {
                _seen[node.Name] = node.Id;
            }
        }
    }
}
