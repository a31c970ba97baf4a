using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Nodes;

/// <summary>
/// The plan that holds, for the next incarnation of the node's supervisor: it is in no journal, and whoever told it tells
/// it once.
/// </summary>
internal sealed class PlanMemory
{
    private volatile NodePlan? _plan;

    internal NodePlan? Plan
    {
        get => _plan;
        set => _plan = value;
    }
}
