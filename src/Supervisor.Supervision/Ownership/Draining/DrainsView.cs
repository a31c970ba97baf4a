using System.Collections.Immutable;
using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Ownership.Draining;

/// <param name="Nodes">Those that are to run no movable group.</param>
/// <param name="Said">What was said last of each node of which anything was.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
public sealed record DrainsView(ImmutableHashSet<NodeId> Nodes, ImmutableArray<Drain> Said, string CutOff)
{
    public static DrainsView Unknown { get; } = new([], [], "The store was not reached yet.");

    public Drain? Find(NodeId node) => Said.FirstOrDefault(drain => drain.Node == node && drain.IsDrained);
}
