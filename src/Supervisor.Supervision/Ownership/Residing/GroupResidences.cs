using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>Where the pinned groups of one name run: of several nodes each may have one of that name.</summary>
/// <param name="Version">Of the entry; 0: there is none.</param>
public sealed record GroupResidences(ValueList<Residence> Nodes, long Version)
{
    public static GroupResidences None { get; } = new([], 0);

    /// <summary>It cannot be read: nobody may say that the group is nowhere.</summary>
    public bool IsUnreadable { get; init; }

    internal bool Has(NodeId node) => Nodes.Any(one => one.Node == node);
}
