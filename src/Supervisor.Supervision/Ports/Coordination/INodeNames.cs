namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>Which node bears which name: one name for a node, one node for a name, and neither ever changes.</summary>
public interface INodeNames
{
    /// <summary>
    /// Gives the node its name. The same again is Done with the record that is there. A Conflict gives the record that is
    /// in the way: the name is another node's, or the node has another name.
    /// </summary>
    Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted);

    /// <summary>Who bears the name; none when nobody does.</summary>
    Task<ReadOutcome<NodeName>> ReadNodeAsync(string name);

    /// <summary>All names, in ordinal order.</summary>
    Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync();
}
