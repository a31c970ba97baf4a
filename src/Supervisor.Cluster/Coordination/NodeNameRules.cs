using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination;

/// <summary>Whether a node may bear a name, the same for every store.</summary>
internal static class NodeNameRules
{
    /// <param name="ofName">The record of the wanted name, if there is one.</param>
    /// <param name="ofNode">The record of the node, if it has a name.</param>
    public static Verdict<NodeName> Judge(NodeName wanted, NodeName? ofName, NodeName? ofNode)
    {
        if (ofName is not null)
        {
            return ofName.Node == wanted.Node
                ? Verdict<NodeName>.AlreadyThere(ofName)
                : Verdict<NodeName>.Conflict(ofName, WhyTaken(ofName));
        }

        return ofNode is null
            ? Verdict<NodeName>.Write(wanted)
            : Verdict<NodeName>.Conflict(ofNode, WhyNamed(ofNode, wanted.Name));
    }

    private static string WhyTaken(NodeName there) =>
        $"The name {there.Name} belongs to the node {there.Node} since {there.Since.WallClock:yyyy-MM-dd HH:mm} UTC. "
        + "Give this node another name, or start it with the data directory of that one.";

    private static string WhyNamed(NodeName there, string wanted) =>
        $"The node {there.Node} is called {there.Name} since {there.Since.WallClock:yyyy-MM-dd HH:mm} UTC, and a node "
        + $"keeps its name: it cannot become {wanted}. Start it by its name.";
}
