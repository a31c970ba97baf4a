using System.Globalization;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Palettes.Node.Draining;

/// <summary>That a node is drained, as it is shown.</summary>
internal static class DrainText
{
    /// <returns>Null: it is not, or nobody here knows.</returns>
    public static string? Of(NodeOwnership? ownership, NodeId node) =>
        ownership?.Drains.View is not { } view || !view.Nodes.Contains(node) ? null
        : view.Find(node) is { Stamp: var stamp }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"by {stamp.Who} since {stamp.When.WallClock.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
            )
        : "by a newer supervisor";
}
