using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Roster;

/// <summary>
/// The last snapshots: as a view, of which each is its own and shares nearly all with the one before, and by address, for
/// those who ask for one of them.
/// </summary>
internal sealed class RosterBook
{
    private readonly Dictionary<AgentAddress, AgentSnapshot> _agents = [];

    /// <summary>Who is known to be, whether it has said anything or not, by group.</summary>
    private readonly Dictionary<string, HashSet<AgentAddress>> _expected = new(StringComparer.Ordinal);

    internal RosterView View { get; private set; } =
        new(
            0,
            ImmutableSortedDictionary.Create<string, AgentSnapshot>(StringComparer.Ordinal),
            ImmutableSortedDictionary.Create<string, GroupSnapshot>(StringComparer.Ordinal)
        );

    internal AgentSnapshot? Find(AgentAddress agent) => _agents.GetValueOrDefault(agent);

    internal GroupSnapshot? FindGroup(string group) => View.Groups.GetValueOrDefault(group);

    /// <summary>What runs at its owner's runs on this node.</summary>
    internal bool IsHere(NeedTarget target) => View.Others.GetValueOrDefault(target) == RemoteStanding.IsHere;

    internal IEnumerable<AgentAddress> AgentsOf(string group) => _expected.GetValueOrDefault(group) ?? [];

    internal bool IsExpected(AgentAddress agent) => _expected.GetValueOrDefault(agent.Group)?.Contains(agent) ?? false;

    internal bool IsGroupExpected(string group) => _expected.ContainsKey(group);

    /// <summary>It is there, though it may not have said yet how it stands.</summary>
    /// <returns>Whether that is news.</returns>
    internal bool Expect(AgentAddress agent)
    {
        ref var agents = ref CollectionsMarshal.GetValueRefOrAddDefault(_expected, agent.Group, out _);
        return (agents ??= []).Add(agent);
    }

    /// <returns>Whether it says anything new.</returns>
    internal bool Take(AgentSnapshot agent)
    {
        if (_agents.TryGetValue(agent.Address, out var last) && (agent.Version < last.Version || agent == last))
        {
            return false;
        }

        Expect(agent.Address);
        _agents[agent.Address] = agent;
        View = View with { Version = View.Version + 1, Agents = View.Agents.SetItem(agent.Address.Path, agent) };
        return true;
    }

    /// <inheritdoc cref="Take(AgentSnapshot)"/>
    internal bool Take(GroupSnapshot group)
    {
        var last = FindGroup(group.Name);
        if (last is not null && (group.Version < last.Version || group == last))
        {
            return false;
        }

        View = View with { Version = View.Version + 1, Groups = View.Groups.SetItem(group.Name, group) };
        return true;
    }

    /// <summary>What agents of this node need on others.</summary>
    internal void Want(ImmutableHashSet<NeedTarget> wanted)
    {
        if (!ReferenceEquals(View.Wanted, wanted))
        {
            View = View with { Version = View.Version + 1, Wanted = wanted };
        }
    }

    /// <returns>Which of those on other nodes stand otherwise than before.</returns>
    internal IReadOnlyList<NeedTarget> Take(ImmutableDictionary<NeedTarget, RemoteStanding> others)
    {
        var before = View.Others;
        var changed = before
            .Keys.Union(others.Keys)
            .Where(target => before.GetValueOrDefault(target) != others.GetValueOrDefault(target))
            .OrderBy(static target => target.ToString(), StringComparer.Ordinal)
            .ToList();
        if (changed.Count > 0)
        {
            View = View with { Version = View.Version + 1, Others = others };
        }

        return changed;
    }

    /// <returns>Whether anything had been known of it.</returns>
    internal bool Remove(AgentAddress agent)
    {
        var wasExpected = _expected.TryGetValue(agent.Group, out var agents) && agents.Remove(agent);
        if (agents is { Count: 0 })
        {
            _expected.Remove(agent.Group);
        }

        if (_agents.Remove(agent))
        {
            View = View with { Version = View.Version + 1, Agents = View.Agents.Remove(agent.Path) };
        }

        return wasExpected;
    }

    /// <inheritdoc cref="Remove"/>
    internal bool RemoveGroup(string group)
    {
        if (!View.Groups.ContainsKey(group))
        {
            return false;
        }

        View = View with { Version = View.Version + 1, Groups = View.Groups.Remove(group) };
        return true;
    }
}
