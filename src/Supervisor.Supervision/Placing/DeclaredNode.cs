using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>A machine as the fleet has it, with what is pinned to it.</summary>
/// <param name="Pinned">All that takes of it, also what is no group.</param>
public sealed record DeclaredNode(NodeModel Node, ValueList<GroupDemand> Pinned)
{
    /// <summary>The names of the groups that run there or nowhere.</summary>
    public IEnumerable<string> PinnedGroups =>
        Pinned.Select(static demand => demand.Group).Where(static group => group != GroupDemand.OfDaemon);
}
