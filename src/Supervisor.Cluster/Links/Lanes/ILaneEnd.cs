using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>
/// This node's end of one lane, for all links. Of one link it hears from one thread at a time: first that it is there, then
/// what comes over it, last that it is lost.
/// </summary>
internal interface ILaneEnd
{
    string Name { get; }

    void Linked(LaneLink link);

    /// <summary>The body is valid until this returns.</summary>
    /// <param name="bytes">What it counts for, with its header.</param>
    /// <returns>False when it is no message of this lane.</returns>
    bool Receive(LaneLink link, ReadOnlySpan<byte> body, int bytes);

    /// <summary>From any thread.</summary>
    void Room(NodeId node, LinkId link);

    void Lost(NodeId node, LinkId link, OperatorError reason);
}
