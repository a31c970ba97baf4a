using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>Targets as a wish between nodes, and back.</summary>
internal static class RosterWishes
{
    internal static RosterWish Of(IReadOnlyCollection<NeedTarget> targets) =>
        new(
            [
                .. targets
                    .Where(target => target.Agent is not null)
                    .Select(target => new AgentAddress(target.Group, target.Agent!).Path)
                    .Order(StringComparer.Ordinal),
            ],
            [
                .. targets
                    .Where(target => target.Agent is null)
                    .Select(target => target.Group)
                    .Order(StringComparer.Ordinal),
            ]
        );

    /// <summary>What was wished for, of this node. Names that are none are nobody's.</summary>
    internal static IEnumerable<NeedTarget> TargetsOf(RosterWish wish)
    {
        foreach (var path in wish.Agents ?? [])
        {
            if (path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            {
                yield return new NeedTarget(path[..slash], path[(slash + 1)..]);
            }
        }

        foreach (var group in wish.Groups ?? [])
        {
            yield return new NeedTarget(group, null);
        }
    }
}
