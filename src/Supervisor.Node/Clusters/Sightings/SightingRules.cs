using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Sightings;

/// <summary>Who came and who went between two looks at the members.</summary>
internal static class SightingRules
{
    /// <param name="before">The last view that was current.</param>
    /// <param name="own">Not among the others.</param>
    public static IReadOnlyList<Sighting> Between(MembersView before, MembersView after, NodeId own) =>
        after.IsCurrent ? [.. Gone(before, after, own), .. Come(before, after, own)] : [];

    private static IEnumerable<Sighting> Gone(MembersView before, MembersView after, NodeId own) =>
        before
            .Members.Values.Where(member => member.Node != own && !IsThere(after, member.Node))
            .Select(member => new Sighting(member.Name, IsThere: false));

    /// <summary>A daemon that was started again is another, also if nobody saw the last one go.</summary>
    private static IEnumerable<Sighting> Come(MembersView before, MembersView after, NodeId own) =>
        after
            .Members.Values.Where(member =>
                member.Node != own && before.Members.GetValueOrDefault(member.Node)?.Run != member.Run
            )
            .Select(member => new Sighting(member.Name, IsThere: true));

    private static bool IsThere(MembersView view, NodeId node) =>
        view.Members.ContainsKey(node) || view.Unreadable.Contains(node);
}
