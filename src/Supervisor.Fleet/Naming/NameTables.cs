using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Naming;

/// <summary>
/// Enters every member under each name that it answers to, so that a lookup is one step however large the fleet is.
/// </summary>
internal sealed class NameTables
{
    internal NameTable Fleet { get; } = new();

    internal NameTable UnnamedNode { get; } = new();

    internal Dictionary<string, NameTable> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>The project's machines, and what it holds back; its groups are members, and are added one by one.</summary>
    internal void Add(ProjectModel project)
    {
        TableOf(project.Node);
        foreach (var node in project.Nodes.Names)
        {
            TableOf(node);
        }

        foreach (var (group, inactive) in project.Inactive)
        {
            var address = new FleetAddress(project.Node, group);
            Add(EntryOf(address), [.. inactive.Agents.Select(agent => EntryOf(address with { Agent = agent }))]);

            NameEntry EntryOf(FleetAddress written) => new(written, Member: null, inactive.Profiles);
        }
    }

    internal void Add(FleetMember group, IEnumerable<FleetMember> agents)
    {
        Add(EntryOf(group), [.. agents.Select(EntryOf)]);

        static NameEntry EntryOf(FleetMember member) => new(member.Address, member, []);
    }

    private void Add(NameEntry group, ReadOnlySpan<NameEntry> agents)
    {
        var isOne = agents is [var only] && only.Address.Agent == group.Address.Group;
        AddGroup(isOne ? agents[0] : group);
        foreach (var agent in agents)
        {
            AddAgent(agent, hasNameOfGroup: isOne);
        }
    }

    private void AddGroup(NameEntry entry)
    {
        var (node, group, _) = entry.Address;
        AddToBoth(node, group, entry);
        if (node is not null)
        {
            Fleet.Add($"{node}/{group}", entry);
        }
    }

    private void AddAgent(NameEntry entry, bool hasNameOfGroup)
    {
        var (node, group, agent) = entry.Address;
        AddToBoth(node, $"{group}/{agent}", entry);
        if (!hasNameOfGroup)
        {
            AddToBoth(node, agent!, entry);
        }

        if (node is not null)
        {
            Fleet.Add($"{node}/{group}/{agent}", entry);
            Fleet.Add($"{agent}@{node}", entry);
        }
    }

    private void AddToBoth(string? node, string name, NameEntry entry)
    {
        TableOf(node).Add(name, entry);
        Fleet.Add(name, entry);
    }

    private NameTable TableOf(string? node)
    {
        if (node is null)
        {
            return UnnamedNode;
        }

        if (!Nodes.TryGetValue(node, out var table))
        {
            Nodes.Add(node, table = new NameTable());
        }

        return table;
    }
}
