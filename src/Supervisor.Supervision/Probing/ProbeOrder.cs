using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Probing;

/// <summary>One probe of one incarnation.</summary>
/// <param name="IsLiveness">Its failure restarts the agent; that of the other only takes readiness away.</param>
/// <param name="AlreadyRunning">For how long the incarnation has run: more than nothing when it is adopted.</param>
internal sealed record ProbeOrder(
    AgentDefinition Definition,
    string Incarnation,
    ProbeModel Probe,
    bool IsLiveness,
    TimeSpan AlreadyRunning
)
{
    internal ProbeId Id => new(Definition.Address, Incarnation, IsLiveness);
}
