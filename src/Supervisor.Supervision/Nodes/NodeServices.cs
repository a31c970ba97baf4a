using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Starts;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor works with.</summary>
/// <param name="RestartLimit">More restarts within a minute are a storm; null: by the number of agents.</param>
public sealed record NodeServices(GroupServices Groups, StartGate Starts, int? RestartLimit = null)
{
    internal PlanMemory Memory { get; } = new();
}
