using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Tests.Supervision.Placing;

/// <summary>A fleet of machines and movable groups, as a test makes it up.</summary>
internal sealed class Places
{
    internal const long Gibibyte = 1L << 30;

    private readonly List<DeclaredNode> _nodes = [];
    private readonly List<Member> _members = [];
    private readonly Dictionary<string, NodeId> _owners = new(StringComparer.Ordinal);
    private ValueMap<GroupDemand> _movable = ValueMap<GroupDemand>.Empty;
    private ImmutableHashSet<NodeId> _drained = [];

    internal PlacementFacts Facts =>
        new(
            new FleetPlaces(_nodes.ToValueList(), _movable),
            _members,
            _drained,
            _owners.ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    internal static NodeId Id(int number) => NodeId.FromEntropy([.. Enumerable.Repeat((byte)number, 16)]);

    internal static Member Member(int number, string name, string arch = "x64") =>
        new(Id(number), name, "run", "1.0", HybridTime.Zero) { Arch = arch };

    /// <summary>A node that lives, and is declared if there is something to say of it.</summary>
    internal Places Node(int number, NodeModel? declared = null, params GroupDemand[] pinned)
    {
        var node = declared ?? new NodeModel { Name = $"pc{number}" };
        _nodes.Add(new DeclaredNode(node, pinned.ToValueList()));
        _members.Add(Member(number, node.Name));
        return this;
    }

    internal Places Limit(int number, NodeLimits limits)
    {
        var at = _members.FindIndex(member => member.Node == Id(number));
        _members[at] = _members[at] with { Limits = limits };
        return this;
    }

    internal Places Absent(string name)
    {
        _nodes.Add(new DeclaredNode(new NodeModel { Name = name }, []));
        return this;
    }

    internal Places Group(GroupDemand demand)
    {
        _movable = _movable.With(demand.Group, demand);
        return this;
    }

    internal Places Group(string name, string? home = null) => Group(new GroupDemand(name, home));

    internal Places Owned(string group, int by)
    {
        _owners[group] = Id(by);
        return this;
    }

    internal Places Owned(string group, NodeId by)
    {
        _owners[group] = by;
        return this;
    }

    internal void GivenBack(string group) => _owners.Remove(group);

    internal NodeId OwnerOf(string group) => _owners[group];

    internal Places Drain(int number)
    {
        _drained = _drained.Add(Id(number));
        return this;
    }

    internal Ranking Rank(string group, int? present = null) =>
        PlacementRules.Rank(group, Facts, present is { } node ? Id(node) : null);

    /// <summary>The names of those that fit, in order.</summary>
    internal IEnumerable<string> Order(string group, int? present = null) =>
        Rank(group, present).Candidates.Where(one => one.Fits).Select(one => one.Name);

    internal string Reason(string group, string node) =>
        Rank(group).Candidates.Single(candidate => candidate.Name == node).Reason;
}
