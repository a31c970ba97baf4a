using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets.Operators;

namespace Supervisor.Simulation.Clusters.Operators;

/// <summary>An order for all nodes, asked with one id, at this node or that, until it is settled.</summary>
/// <param name="draft">Of <see cref="OrderKind.ApplyRevision"/>: which; null otherwise.</param>
/// <param name="revision">The number that it is expected to get.</param>
internal sealed class ClusterOrder(CommandId id, OrderKind kind, int? draft, long revision)
{
    internal CommandId Id => id;

    internal OrderKind Kind => kind;

    internal int? Draft => draft;

    internal long Revision => revision;

    /// <summary>When it was first answered that it is done.</summary>
    internal TimeSpan? Done { get; set; }

    internal bool IsSettled { get; set; }

    /// <summary>The node at which it was asked first, where that matters.</summary>
    internal ClusterSeat? Begun { get; set; }
}
