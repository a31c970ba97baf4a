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

    /// <returns>Where what comes over that link is to go.</returns>
    ILaneInlet Linked(LaneLink link);

    /// <summary>From any thread.</summary>
    void Room(NodeId node, LinkId link);

    void Lost(NodeId node, LinkId link, OperatorError reason);
}
