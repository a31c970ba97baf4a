using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Plans;

/// <summary>Who needs whom, as far as it concerns one node.</summary>
internal sealed class PlanNeeds
{
    private readonly string _node;
    private readonly FleetPlaces _places;
    private readonly FleetNeeds _needs;
    private readonly ILookup<FleetMember, NeedLink> _byOwner;
    private readonly ILookup<FleetAddress, FleetMember> _agents;
    private readonly Dictionary<FleetMember, int> _waves = [];
    private readonly Dictionary<FleetMember, SortedSet<string>> _dependents = [];

    private PlanNeeds(FleetNames names, string node, FleetPlaces places)
    {
        (_node, _places) = (node, places);
        _needs = FleetNeeds.Of(names);
        _byOwner = _needs.Links.ToLookup(link => link.Need.Owner);
        _agents = names.Agents.ToLookup(agent => agent.Address.OfGroup);
        Groups = names.Groups.ToLookup(group => group.Address);
        foreach (var wave in StartOrder.Of(names, _needs).Waves)
        {
            foreach (var agent in wave.Agents)
            {
                _waves[agent] = wave.Number;
            }
        }
    }

    private ILookup<FleetAddress, FleetMember> Groups { get; }

    internal IEnumerable<UnresolvedNeed> Unresolved => _needs.Unresolved.Where(need => IsOfNode(need.Need.Owner));

    internal static PlanNeeds Of(FleetNames names, string node, FleetPlaces places)
    {
        var needs = new PlanNeeds(names, node, places);
        foreach (var agent in names.Agents.Where(needs.IsOfNode))
        {
            needs.NoteDependent(agent);
        }

        return needs;
    }

    /// <summary>It is to run here, or it may come to.</summary>
    internal bool IsOfNode(FleetMember member) =>
        member.Group.Placement is Placement.Movable
            ? PlacePlans.MayRun(_places, member.Group.Name, _node)
            : IsOfFile(member);

    /// <summary>A file that names no node is for the one that it was given to.</summary>
    internal bool IsOfFile(FleetMember member) => member.Project.Node is null || member.Project.Node == _node;

    internal IEnumerable<FleetMember> AgentsOf(FleetMember group) => _agents[group.Address];

    /// <summary>Its own, and those of its group; of two on the same, the stricter word about a loss holds.</summary>
    internal ValueList<NeedDefinition> Of(FleetMember agent) => Merged(OfGroup(agent).Concat(OfAgent(agent)));

    internal ValueList<AgentAddress> DependentsOf(FleetMember agent) =>
        _dependents.TryGetValue(agent, out var paths) ? paths.Select(Address).ToValueList() : [];

    /// <summary>Whether its container is a workload of its own: someone other than its image's program is run within it, or several.</summary>
    internal static bool HasHolder(FleetMember group) => group.Group.HasContainerOfOthers;

    /// <summary>What an agent within a container waits for: the container too. That is where a loss for all of them is answered.</summary>
    internal ValueList<NeedDefinition> Within(FleetMember agent)
    {
        var holder = AgentAddress.HolderOf(agent.Group.Name);
        var need = new NeedDefinition(new NeedTarget(holder.Group, holder.Agent), LossRule.Wait) { IsOfRunning = true };
        // What its image starts runs as soon as the container does, and waits for nothing by itself.
        return agent.Agent!.Command is null
            ? [need]
            : Merged(OfGroup(agent).Select(one => one with { OnLoss = LossRule.Wait }).Concat(OfAgent(agent)))
                .Prepend(need)
                .ToValueList();
    }

    /// <summary>
    /// What a container waits for: that one of the agents within wants it, the group's needs, and those of whom its image starts.
    /// </summary>
    internal ValueList<NeedDefinition> OfHolder(FleetMember group)
    {
        var call = new NeedDefinition(new NeedTarget(group.Group.Name, null), LossRule.Wait) { IsOfCall = true };
        return Merged(OfGroup(group).Concat(Started(group).SelectMany(OfAgent))).Prepend(call).ToValueList();
    }

    internal ValueList<AgentAddress> DependentsOfHolder(FleetMember group) =>
        AgentsOf(group).Select(agent => new AgentAddress(group.Group.Name, agent.Agent!.Name)).ToValueList();

    private IEnumerable<NeedDefinition> OfGroup(FleetMember member) =>
        Groups[member.Address.OfGroup].SelectMany(group => _byOwner[group]).Select(link => Definition(member, link));

    private IEnumerable<NeedDefinition> OfAgent(FleetMember agent) =>
        _byOwner[agent].Select(link => Definition(agent, link));

    private IEnumerable<FleetMember> Started(FleetMember group) =>
        AgentsOf(group).Where(agent => agent.Agent!.Command is null);

    private static ValueList<NeedDefinition> Merged(IEnumerable<NeedDefinition> needs) =>
        needs
            .GroupBy(need => (need.Target, need.IsCompletion))
            .Select(same => same.First() with { OnLoss = same.Max(need => need.OnLoss) })
            .ToValueList();

    private IEnumerable<NeedLink> LinksOf(FleetMember agent) =>
        Groups[agent.Address.OfGroup].SelectMany(group => _byOwner[group]).Concat(_byOwner[agent]);

    // Who starts later stops earlier. Where a group can do without one of its agents, that agent may need who needs the
    // group: it starts later, so it is the one that stops first, and the two do not wait for each other.
    private void NoteDependent(FleetMember agent)
    {
        foreach (var link in LinksOf(agent))
        {
            foreach (var other in NeededBy(link).Where(other => IsOfNode(other) && WaveOf(other) < WaveOf(agent)))
            {
                NoteDependent(other, new AgentAddress(agent.Group.Name, agent.Agent!.Name));
                if (HasHolder(agent) && IsOfContainer(link))
                {
                    NoteDependent(other, AgentAddress.HolderOf(agent.Group.Name));
                }
            }
        }
    }

    private void NoteDependent(FleetMember needed, AgentAddress dependent)
    {
        if (!_dependents.TryGetValue(needed, out var dependents))
        {
            _dependents.Add(needed, dependents = new SortedSet<string>(StringComparer.Ordinal));
        }

        dependents.Add(dependent.Path);
    }

    private IEnumerable<FleetMember> NeededBy(NeedLink link) =>
        link.Target.Agent is null ? AgentsOf(link.Target) : [link.Target];

    /// <summary>A need of the whole group, or of one whom its image starts.</summary>
    private static bool IsOfContainer(NeedLink link) => link.Need.Owner.Agent is null or { Command: null };

    private int WaveOf(FleetMember agent) => _waves.GetValueOrDefault(agent, int.MaxValue);

    private NeedDefinition Definition(FleetMember agent, NeedLink link)
    {
        var (owner, target) = (link.Need.Owner, link.Target);
        var on = new NeedTarget(target.Group.Name, target.Agent?.Name, NodeOf(agent, target));
        if (owner.Agent is null)
        {
            var dependency = owner.Group.Service.DependsOn[link.Need.Name];
            return new NeedDefinition(
                on,
                dependency.Restart ? LossRule.Restart : LossRule.Wait,
                dependency.Condition is DependencyCondition.CompletedSuccessfully
            );
        }

        return new NeedDefinition(on, agent.Agent!.Needs.Where(need => need.Name == link.Need.Name).Max(n => n.OnLoss));
    }

    // Who is of the same group runs where it does.
    private string? NodeOf(FleetMember agent, FleetMember target) =>
        target.Group.Placement is Placement.Movable
            ? target.Address.OfGroup == agent.Address.OfGroup
                ? null
                : NeedTarget.Owner
            : IsOfNode(target)
                ? null
                : target.Project.Node;

    private static AgentAddress Address(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return new AgentAddress(path[..slash], path[(slash + 1)..]);
    }
}
