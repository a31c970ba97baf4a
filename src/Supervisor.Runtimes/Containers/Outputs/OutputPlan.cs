using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>What the plan that holds says of agents' output.</summary>
internal sealed class OutputPlan
{
    private volatile Dictionary<AgentAddress, LaunchDefinition> _launches = [];

    public void Follow(NodePlan plan) =>
        _launches = plan.Groups.SelectMany(group => group.Agents).ToDictionary(it => it.Address, it => it.Launch);

    public LogDefinition LogOf(AgentAddress agent) => _launches.GetValueOrDefault(agent)?.Log ?? LogDefinition.Usual;

    /// <summary>In whose output its own is: that of its container, if its image starts it.</summary>
    public AgentAddress WriterOf(AgentAddress agent) =>
        _launches.GetValueOrDefault(agent) is ListenLaunch listened ? listened.Holder : agent;
}
