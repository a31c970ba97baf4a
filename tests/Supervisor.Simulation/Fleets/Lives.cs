using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets;

/// <summary>All incarnations of all agents that a machine has seen, in the order in which they were asked for.</summary>
internal sealed class Lives
{
    private readonly Dictionary<WorkloadId, Life> _byId = [];
    private readonly List<Life> _all = [];
    private readonly Dictionary<AgentAddress, List<Life>> _byAgent = [];

    internal IReadOnlyList<Life> All => _all;

    internal Life? Find(WorkloadId id) => _byId.GetValueOrDefault(id);

    internal IReadOnlyList<Life> Of(AgentAddress agent) => _byAgent.GetValueOrDefault(agent) ?? [];

    internal void Add(Life life)
    {
        _byId.Add(life.Id, life);
        _all.Add(life);
        if (!_byAgent.TryGetValue(life.Agent, out var lives))
        {
            _byAgent.Add(life.Agent, lives = []);
        }

        lives.Add(life);
    }
}
