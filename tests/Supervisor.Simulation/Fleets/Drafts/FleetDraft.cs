using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Fleets.Containers;
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
            return Starting(group, agent).Define(address, failsWithSiblings: false, within);
        }

        var dependents = Groups
            .SelectMany(static other => other.Agents.SelectMany(draft => Needing(other, draft)))
            .Where(other => other.Address != address && other.Needs.Any(need => Means(need.Target, address)))
            .Select(static other => other.Address)
            .Distinct();
        var defined = agent.IsListened ? agent with { ContainerHash = Starting(group, group.Holder!).Hash } : agent;
        return defined.Define(address, group.Strategy is not GroupStrategy.OneForOne, dependents);
    }

    /// <summary>A container with those whom its image starts.</summary>
    private static AgentDraft Starting(GroupDraft group, AgentDraft holder)
    {
        var started = group.Agents.Where(static of => of.IsListened).ToList();
        return holder with
        {
            Starts = [.. started.Select(ImageAgent.Write)],
            Needs = Merged(started.SelectMany(of => NeedsOfContainer(group, of))),
        };
    }

    /// <summary>Who needs what an agent needs: where its image starts it, its container does as well.</summary>
    private static IEnumerable<(AgentAddress Address, IReadOnlyList<NeedDefinition> Needs)> Needing(
        GroupDraft group,
        AgentDraft agent
    ) =>
        agent.IsListened
            ?
            [
                (new AgentAddress(group.Name, agent.Name), NeedsOfContainer(group, agent)),
                (AgentAddress.HolderOf(group.Name), NeedsOfContainer(group, agent)),
            ]
            : [(new AgentAddress(group.Name, agent.Name), agent.Needs)];

    /// <summary>A container cannot wait for who is to run within it.</summary>
    private static List<NeedDefinition> NeedsOfContainer(GroupDraft group, AgentDraft started) =>
        [.. started.Needs.Where(need => need.Target.Group != group.Name)];

    /// <summary>Of two on the same the stricter word about a loss holds.</summary>
    private static List<NeedDefinition> Merged(IEnumerable<NeedDefinition> needs) =>
        [
            .. needs
                .GroupBy(static need => (need.Target, need.IsCompletion))
                .Select(static same => same.First() with { OnLoss = same.Max(static need => need.OnLoss) }),
        ];

    private static bool Means(NeedTarget target, AgentAddress agent) =>
        target.Node is null && target.Group == agent.Group && (target.Agent is null || target.Agent == agent.Agent);
}
