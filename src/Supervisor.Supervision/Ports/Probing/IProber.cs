using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ports.Probing;

/// <summary>
/// Asks a program whether it works. A task never faults: what goes wrong is an answer. Any thread may ask, and any number of
/// questions may be open; only so many are under way at a time, in the order of asking.
/// </summary>
public interface IProber
{
    /// <summary>
    /// Ends within the time, whatever the other side does, and leaves nothing behind. The time runs from when it is the
    /// question's turn: to wait for others is no failure of the one that is asked.
    /// </summary>
    Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout);
}
