using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Ordering;

/// <summary>All needs of a fleet, looked up.</summary>
public sealed class FleetNeeds
{
    private readonly FleetNames _names;
    private readonly List<NeedLink> _links = [];
    private readonly List<UnresolvedNeed> _unresolved = [];

    private FleetNeeds(FleetNames names) => _names = names;

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<NeedLink> Links => _links;

    public IReadOnlyList<UnresolvedNeed> Unresolved => _unresolved;

    public static FleetNeeds Of(FleetNames names)
    {
        var needs = new FleetNeeds(names);
        foreach (var services in names.Groups.GroupBy(group => group.Project, ReferenceEqualityComparer.Instance))
        {
            needs.AddServices([.. services]);
        }

        foreach (var agent in names.Agents)
        {
            needs.AddAgent(agent);
        }

        return needs;
    }

    private void AddServices(IReadOnlyList<FleetMember> groups)
    {
        var byName = groups
            .GroupBy(group => group.Group.Name, StringComparer.Ordinal)
            .ToDictionary(named => named.Key, named => named.First(), StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var (need, isOptional) in ServiceNeeds.Of(group))
            {
                Add(need, Service(need.Name, group.Project, byName), isOptional);
            }
        }
    }

    private void AddAgent(FleetMember agent)
    {
        var needs = agent.Agent!.Needs;
        var path = TreePath.Of("services", agent.Group.Name, "x-supervisor", "agents", agent.Agent.Name, "needs");
        for (var index = 0; index < needs.Count; index++)
        {
            var need = new WrittenNeed(agent, NeedSource.Needs, needs[index].Name, path.Then(index));
            Add(need, _names.Resolve(need.Name, agent.Scope), isOptional: false);
        }
    }

    private void Add(WrittenNeed need, NameResolution outcome, bool isOptional)
    {
        if (outcome is NameResolution.Resolved resolved)
        {
            _links.Add(new NeedLink(need, resolved.Member));
        }
        else if (!isOptional)
        {
            _unresolved.Add(new UnresolvedNeed(need, outcome));
        }
    }

    /// <summary>What a service names is a service of its own project, never an agent or another file's group.</summary>
    private static NameResolution Service(string name, ProjectModel project, Dictionary<string, FleetMember> groups) =>
        groups.TryGetValue(name, out var group) ? new NameResolution.Resolved(group)
        : project.Inactive.TryGet(name, out var inactive)
            ? new NameResolution.Inactive(new FleetAddress(project.Node, name), inactive.Profiles)
        : new NameResolution.Unknown();
}
