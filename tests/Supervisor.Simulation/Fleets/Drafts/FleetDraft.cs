using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>A fleet in the making. Groups and agents need only those that stand before them, so nothing needs itself.</summary>
internal sealed record FleetDraft(IReadOnlyList<GroupDraft> Groups, int StartConcurrency)
{
    internal NodePlan Plan(long revision) => new(revision, Groups.Select(Define).ToValueList(), StartConcurrency);

    /// <summary>For the trace: one for each agent.</summary>
    internal IEnumerable<string> Lines =>
        Groups.SelectMany(group =>
            group.All.Select(agent =>
                $"  {group.Name}/{agent.Name} {group.Strategy} {group.Ready} {agent.Way} {agent.Nature} {agent.Version} "
                + $"{agent.Mode} {agent.OnExhausted} needs [{string.Join(", ", agent.Needs.Select(Line))}]"
            )
        );

    private static string Line(NeedDefinition need) =>
        $"{need.Target} {need.OnLoss}{(need.IsCompletion ? " completed" : "")}";

    private GroupDefinition Define(GroupDraft group) =>
        new()
        {
            Name = group.Name,
            Agents = group.All.Select(agent => Define(group, agent)).ToValueList(),
            Ready = group.Ready,
            Strategy = group.Strategy,
            Restart = group.Restart,
        };

    private AgentDefinition Define(GroupDraft group, AgentDraft agent)
    {
        var address = new AgentAddress(group.Name, agent.Name);
        if (address.IsHolder)
        {
            var within = group.Agents.Select(of => new AgentAddress(group.Name, of.Name));
            return agent.Define(address, failsWithSiblings: false, within);
        }

        var dependents = Groups
            .SelectMany(other =>
                other.Agents.Select(draft => (Address: new AgentAddress(other.Name, draft.Name), draft.Needs))
            )
            .Where(other => other.Address != address && other.Needs.Any(need => Means(need.Target, address)))
            .Select(other => other.Address);
        return agent.Define(address, group.Strategy is not GroupStrategy.OneForOne, dependents);
    }

    private static bool Means(NeedTarget target, AgentAddress agent) =>
        target.Node is null && target.Group == agent.Group && (target.Agent is null || target.Agent == agent.Agent);
}
