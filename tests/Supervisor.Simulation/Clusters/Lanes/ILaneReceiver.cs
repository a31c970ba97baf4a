using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Simulation.Clusters.Lanes;

/// <summary>A lane as its node's links tell it what comes.</summary>
internal interface ILaneReceiver
{
    void OnLinked(NodeId node, LinkId link);

    void OnLost(NodeId node, LinkId link, OperatorError reason);

    void OnRoom(NodeId node, LinkId link);

    /// <param name="taken">To be called when somebody handles it.</param>
    void OnSaid(NodeId node, LinkId link, ReadOnlyMemory<byte> body, Action taken);
}
