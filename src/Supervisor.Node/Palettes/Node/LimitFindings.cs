using Supervisor.Runtimes.Doctor;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Limits;

namespace Supervisor.Node.Palettes.Node;

/// <summary>What a node forbids, and what of the fleet stays down because of it.</summary>
internal static class LimitFindings
{
    private const string About = "limits";

    /// <param name="groups">Of the fleet that holds, those that may run here.</param>
    public static IEnumerable<Finding> Of(NodeLimits limits, IEnumerable<GroupDefinition> groups)
    {
        if (limits.Describe() is not { } forbidden)
        {
            return [];
        }

        var down = groups.Where(static group => group.Forbidden is not null).Select(Down).ToList();
        return down.Count > 0 ? down : [new Finding(About, FindingState.Good, $"This node forbids {forbidden}.")];
    }

    // A movable one runs elsewhere, where somebody lets it.
    private static Finding Down(GroupDefinition group) =>
        new(
            About,
            group.Movable is null ? FindingState.Bad : FindingState.Warning,
            $"{group.Name} does not run here. {group.Forbidden}",
            group.Movable is null
                ? "Take it out of the definition, or allow it in this node's settings (--forbid, --allow-paths)"
                : $"pbm group why {group.Name}"
        );
}
