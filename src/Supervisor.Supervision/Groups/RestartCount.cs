using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Groups;

/// <summary>How many restarts of its agents a group has seen happen: not those that were before it looked.</summary>
internal sealed class RestartCount
{
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>Those since the agent's last word.</summary>
    internal int Take(AgentSnapshot agent)
    {
        var before = _seen.GetValueOrDefault(agent.Address.Agent, agent.Restarts);
        _seen[agent.Address.Agent] = agent.Restarts;
        return (int)Math.Clamp(agent.Restarts - before, 0, int.MaxValue);
    }
}
