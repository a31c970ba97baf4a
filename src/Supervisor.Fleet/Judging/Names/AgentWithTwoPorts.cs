using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>
/// One name for two agents of a node, at different ports: either the same agent was placed twice, or callers by name
/// cannot tell them apart. Copies that differ in nothing but their group are left alone.
/// </summary>
internal static class AgentWithTwoPorts
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from same in scene
            .Agents.Where(agent => agent.Model.Port is not null)
            .GroupBy(agent => (agent.Group.Node, agent.Name))
        let first = same.First()
        from later in same.Skip(1)
        where later.Model.Port != first.Model.Port
        select later.At(
            JudgeKinds.AgentWithTwoPorts,
            later.PathOf("port"),
            $"The agent '{later}' is in '{first.Group}' with port {first.Model.Port} and in '{later.Group}' with port "
                + $"{later.Model.Port}, so the bare name leads to neither.",
            $"Take it out of one of the groups, or rename one if they are two agents."
        );
}
