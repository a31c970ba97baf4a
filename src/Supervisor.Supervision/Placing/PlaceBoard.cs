using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// All nodes as places. It is put together once for each plan and each list of members, for places are judged far more often than
/// nodes come and go.
/// </summary>
public sealed class PlaceBoard
{
    private readonly Dictionary<string, Place> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<NodeId, Place> _byNode = [];

    /// <param name="members">The nodes that live. Of two by one name the first counts.</param>
    public PlaceBoard(FleetPlaces fleet, IEnumerable<Member> members)
    {
        Fleet = fleet;
        foreach (var declared in fleet.Nodes)
        {
            _byName.TryAdd(declared.Node.Name, new Place(declared.Node.Name, declared, Member: null));
        }

        foreach (var member in members)
        {
            Settle(member);
        }

        Places = [.. _byName.Values];
    }

    public FleetPlaces Fleet { get; }

    /// <summary>Each name once: those that a file declares, and whoever else lives.</summary>
    internal ImmutableArray<Place> Places { get; }

    /// <summary>Null: it does not live, or another of its name does.</summary>
    internal Place? Find(NodeId node) => _byNode.GetValueOrDefault(node);

    internal bool Lives(string name) => _byName.GetValueOrDefault(name) is { Member: not null };

    private void Settle(Member member)
    {
        var there = _byName.GetValueOrDefault(member.Name);
        if (there is { Member: not null })
        {
            return;
        }

        var declared = there?.Declared ?? new DeclaredNode(new NodeModel { Name = member.Name }, []);
        _byName[member.Name] = _byNode[member.Node] = new Place(member.Name, declared, member);
    }
}
