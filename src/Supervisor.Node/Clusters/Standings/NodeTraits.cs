using Supervisor.Fleet.Model;
using Supervisor.Supervision.Placing;

namespace Supervisor.Node.Clusters.Standings;

/// <summary>What the revision that holds declares of a machine, as text. Null: nothing.</summary>
internal static class NodeTraits
{
    public static NodeModel? Of(string node, FleetPlaces places) =>
        places.Nodes.FirstOrDefault(declared => declared.Node.Name == node)?.Node;

    public static string? Labels(NodeModel? node) =>
        node is { Labels.Count: > 0 }
            ? string.Join(", ", node.Labels.Select(static label => $"{label.Key}={label.Value}"))
            : null;

    /// <summary>The memory of each, and the model where the file says one.</summary>
    public static string? Cards(NodeModel? node) =>
        node is { Gpus.Count: > 0 }
            ? string.Join(
                ", ",
                node.Gpus.Select(static card => $"{MemoryText.Of(card.MemoryBytes)} {card.Model}".TrimEnd())
            )
            : null;
}
