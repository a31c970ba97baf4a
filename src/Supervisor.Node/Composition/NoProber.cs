using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Node.Composition;

/// <summary>Of a node that cannot ask programs anything.</summary>
internal sealed class NoProber : IProber
{
    public Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout) =>
        Task.FromResult(ProbeAnswer.Failed("this node has nothing to probe with"));
}
