using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>In whose log the output of agents is found, and why not all of it.</summary>
public sealed class AgentOutputs
{
    private readonly LaunchPlan _plan;
    private readonly OutputCopies _copies;

    internal AgentOutputs(LaunchPlan plan, OutputCopies copies) => (_plan, _copies) = (plan, copies);

    /// <summary>The agent itself; or the container whose image starts it, and whose output it shares.</summary>
    public AgentAddress WriterOf(AgentAddress agent) => _plan.WriterOf(agent);

    /// <summary>Null when nothing is known to be missing.</summary>
    public OperatorError? TroubleOf(AgentAddress writer) => _copies.TroubleOf(writer);
}
