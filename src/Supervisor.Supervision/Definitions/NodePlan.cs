using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Definitions;

/// <summary>What one node has to run by one revision.</summary>
/// <param name="StartConcurrency">How many starts may be under way at a time.</param>
public sealed record NodePlan(long Revision, ValueList<GroupDefinition> Groups, int StartConcurrency = 8)
{
    /// <summary>All agents of the file, without the containers that are there for them.</summary>
    public IEnumerable<AgentDefinition> Programs =>
        Groups.SelectMany(group => group.Agents).Where(agent => !agent.Address.IsHolder);

    /// <summary>Where the movable groups of the whole fleet may run.</summary>
    public FleetPlaces Places { get; init; } = FleetPlaces.None;

    /// <summary>To which nodes the pinned groups of the whole fleet are pinned, by their names.</summary>
    public ValueMap<ValueList<string>> Pinned { get; init; } = ValueMap<ValueList<string>>.Empty;

    /// <summary>Movable groups of other nodes that cannot be run here though this node fits, and why; a sentence each.</summary>
    public ValueMap<string> Unplanned { get; init; } = ValueMap<string>.Empty;

    /// <summary>How many images may be brought at a time.</summary>
    public int PullConcurrency { get; init; } = 2;

    /// <summary>Where its agents may write their readiness as keys; null: nowhere.</summary>
    public RedisModel? Redis { get; init; }

    /// <summary>Which nodes have a pinned group of that name.</summary>
    public ValueList<string> PinnedTo(string group) => Pinned.TryGet(group, out var nodes) ? nodes : [];
}
