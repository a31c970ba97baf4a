using System.Collections.Immutable;
using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Ports.Membership;

/// <summary>Who is there, by the leases that stand: a hint that starts things moving, and never a permission.</summary>
/// <param name="Members">By node.</param>
/// <param name="Unreadable">Nodes that live and say of themselves what this version does not understand.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
public sealed record MembersView(
    long Version,
    ImmutableDictionary<NodeId, Member> Members,
    ImmutableHashSet<NodeId> Unreadable,
    string CutOff
)
{
    public static MembersView Unknown { get; } =
        new(0, ImmutableDictionary<NodeId, Member>.Empty, [], "Nobody was asked yet.");

    public bool IsCurrent => CutOff.Length == 0;
}
