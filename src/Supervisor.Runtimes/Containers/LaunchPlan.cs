using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers;

/// <summary>How agents are run by the plan that holds.</summary>
internal sealed class LaunchPlan
{
    private volatile Dictionary<AgentAddress, LaunchDefinition> _launches = [];
    private volatile bool _isKnown;

    public void Follow(NodePlan plan)
    {
        _launches = plan.Groups.SelectMany(group => group.Agents).ToDictionary(it => it.Address, it => it.Launch);
        _isKnown = true;
    }

    /// <summary>Who is to have a container; null: no plan is known yet.</summary>
    public IReadOnlyList<AgentAddress>? Containers =>
        _isKnown ? [.. _launches.Where(it => it.Value is ContainerLaunch).Select(it => it.Key)] : null;

    /// <summary>Null: the plan has no such agent.</summary>
    public LaunchDefinition? Of(AgentAddress agent) => _launches.GetValueOrDefault(agent);

    public LogDefinition LogOf(AgentAddress agent) => Of(agent)?.Log ?? LogDefinition.Usual;

    /// <summary>Whose container an agent is in, or is.</summary>
    public AgentAddress OwnerOf(AgentAddress agent) =>
        Of(agent) switch
        {
            ExecLaunch within => within.Holder,
            ListenLaunch listened => listened.Holder,
            _ => agent,
        };

    /// <summary>In whose output its own is: that of its container, if its image starts it.</summary>
    public AgentAddress WriterOf(AgentAddress agent) => Of(agent) is ListenLaunch listened ? listened.Holder : agent;
}
