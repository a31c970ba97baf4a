using Supervisor.Contracts.Ids;
using Supervisor.Node.Composition;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>The nodes of the fleet by their names: those that are there, and those that belong and are not.</summary>
internal sealed class FleetMembers : IAsyncDisposable
{
    private readonly IMembership _membership;
    private readonly Func<IEnumerable<(NodeId Id, string Name)>> _belonging;
    private readonly FleetNode _own;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, NodeId> _seen = new(StringComparer.Ordinal);
    private readonly IAsyncDisposable _watch;

    public FleetMembers(OtherNodes others, NodeFacts own)
    {
        (_membership, _belonging) = (others.Membership, others.Belonging);
        _own = new FleetNode(own.Node, own.Name, IsOwn: true);
        _watch = _membership.Watch(See);
    }

    public FleetNode Own => _own;

    /// <summary>This node first, then the others that are there.</summary>
    public IReadOnlyList<FleetNode> All => [_own, .. Others(_membership.View)];

    /// <summary>
    /// Those that are not there, and belong; where nobody has told yet who belongs, those that were there since this daemon's start.
    /// </summary>
    public IReadOnlyList<string> Gone
    {
        get
        {
            var there = All.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. Known
                    .Values.Where(name => !there.Contains(name))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    private Dictionary<NodeId, string> Known
    {
        get
        {
            var belonging = _belonging().ToDictionary(node => node.Id, node => node.Name);
            lock (_gate)
            {
                return belonging.Count > 0 ? belonging : _seen.ToDictionary(seen => seen.Value, seen => seen.Key);
            }
        }
    }

    /// <summary>It belongs, and is not there.</summary>
    public bool IsGone(string name) => Gone.Contains(name, StringComparer.Ordinal);

    /// <param name="see">Called with the others that are there, now and with each change.</param>
    public IAsyncDisposable Watch(Action<IReadOnlyList<FleetNode>> see) =>
        _membership.Watch(view => see([.. Others(view)]));

    public string NameOf(NodeId node)
    {
        lock (_gate)
        {
            if (_seen.FirstOrDefault(seen => seen.Value == node) is { Key: { } name })
            {
                return name;
            }
        }

        return Known.GetValueOrDefault(node, node.Value);
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
