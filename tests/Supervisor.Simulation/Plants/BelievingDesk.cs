using Supervisor.Node.Readiness.Folders;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Plants;

/// <summary>Wrong surroundings: whoever has a token that was ever an agent's is taken for the incarnation that runs.</summary>
internal sealed class BelievingDesk(SimulatedDesk desk, Daemon daemon, IBootClock clock, IAgentDirectory directory)
    : DeskPort(desk, daemon, clock, directory)
{
    protected override string Speaker(Opening opening, string holder) => opening.Incarnation;
}
