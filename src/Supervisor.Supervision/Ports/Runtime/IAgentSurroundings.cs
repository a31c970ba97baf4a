using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>What an incarnation finds around itself to send word by: its sockets, its token, and the variables that lead to them.</summary>
public interface IAgentSurroundings
{
    /// <summary>
    /// Makes it, or finds it made: the same incarnation always gets the same. A runtime calls it before the program starts,
    /// and its supervisor when it adopts what an earlier daemon has started. From then on words of this incarnation arrive,
    /// and those of any earlier one of the agent are refused.
    /// </summary>
    /// <returns>The variables, or why there are none.</returns>
    Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition);

    /// <summary>The incarnation has ended. What it may still say, from the grave, is refused.</summary>
    Task CloseAsync(WorkloadId id);

    /// <summary>
    /// The agent has ended for good, and this was its last incarnation: nothing of what was made for it is kept. Where a later
    /// one was opened, all stays as it is.
    /// </summary>
    Task RemoveAsync(WorkloadId id);
}
