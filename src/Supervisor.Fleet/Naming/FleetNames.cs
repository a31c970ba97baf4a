using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Naming;

/// <summary>
/// All names of a fleet, and who is meant by them: <c>[NODE/]GROUP[/AGENT]</c> or <c>AGENT@NODE</c>. A name is looked
/// for in the own group (agents only), on the own node, in the fleet; the first place that knows it decides. A group
/// that has but one agent, of the group's name, is that agent.
/// </summary>
public sealed class FleetNames
{
    private readonly NameTable _fleet;
    private readonly Dictionary<string, NameTable> _nodes;
    private readonly NameTable _unnamedNode;
    private readonly Lazy<NameSuggestions> _suggestions;

    private FleetNames(NameTables tables, ValueList<FleetMember> groups, ValueList<FleetMember> agents)
    {
        (_fleet, _nodes, _unnamedNode) = (tables.Fleet, tables.Nodes, tables.UnnamedNode);
        (Groups, Agents) = (groups, agents);
        _suggestions = new Lazy<NameSuggestions>(() => new NameSuggestions(_fleet.Names));
    }

    /// <summary>In the order of the files.</summary>
    public ValueList<FleetMember> Groups { get; }

    /// <summary>In the order of the files.</summary>
    public ValueList<FleetMember> Agents { get; }

    public IEnumerable<string> Nodes => _nodes.Keys;

    public static FleetNames Of(FleetModel fleet)
    {
        var groups = new List<FleetMember>();
        var agents = new List<FleetMember>();
        var tables = new NameTables();
        foreach (var project in fleet.Projects)
        {
            tables.Add(project);
            foreach (var group in project.Groups)
            {
                var whole = new FleetMember(groups.Count, project, group);
                var first = agents.Count;
                agents.AddRange(group.Agents.Select((agent, at) => new FleetMember(first + at, whole, agent)));
                groups.Add(whole);
                tables.Add(whole, agents.Skip(first));
            }
        }

        return new FleetNames(tables, groups.ToValueList(), agents.ToValueList());
    }

    public NameResolution Resolve(string name, NameScope scope)
    {
        var form = NameForms.Of(name);
        if (form is NameForm.None)
        {
            return new NameResolution.Malformed();
        }

        var node = TableOf(scope.Node);
        var inGroup = form is NameForm.Bare && scope.Group is { } group ? node?.Find($"{group}/{name}") : null;
        return inGroup ?? node?.Find(name) ?? _fleet.Find(name) ?? Missing(name, form);
    }

    /// <summary>A name that the one who asks may have meant, written so that it is understood; null: none is near.</summary>
    public string? Suggest(string name, NameScope scope) =>
        _suggestions.Value.For(name) is not { } near ? null
        : Resolve(near, scope) is NameResolution.Ambiguous { Hits: [var first, ..] } ? Shortest(first)
        : near;

    /// <summary>The shortest name by which everybody in the fleet knows it.</summary>
    public string Shortest(FleetAddress address)
    {
        string[] names = address switch
        {
            { Node: null, Agent: { } agent } => [agent],
            { Node: null } => [address.Group],
            { Agent: { } agent } => [agent, $"{agent}@{address.Node}", $"{address.Group}/{agent}"],
            _ => [address.Group],
        };
        return Array.Find(names, _fleet.IsUnique) ?? address.ToString();
    }

    private NameTable? TableOf(string? node) => node is null ? _unnamedNode : _nodes.GetValueOrDefault(node);

    private NameResolution Missing(string name, NameForm form)
    {
        var node = form switch
        {
            NameForm.At => name[(name.IndexOf('@') + 1)..],
            NameForm.Whole => name[..name.IndexOf('/')],
            // Of a pair the first part may be a group; what follows tells.
            NameForm.Pair when _fleet.Contains(name[(name.IndexOf('/') + 1)..]) => name[..name.IndexOf('/')],
            _ => null,
        };
        var isMachine = node is not null && !_nodes.ContainsKey(node) && !_fleet.Contains(node);
        return isMachine ? new NameResolution.UnknownNode(node!) : new NameResolution.Unknown();
    }
}
