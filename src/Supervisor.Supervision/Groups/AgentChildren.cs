using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// The supervisors of a group's agents. Made to be what the group wants again and again: who is wanted and not there is
/// spawned, who is there is told its orders, who is not wanted any more ends.
/// </summary>
internal sealed class AgentChildren(string group, GroupServices services, IActorContext<GroupMessage> context)
{
    private readonly Dictionary<string, AgentChild> _children = new(StringComparer.Ordinal);

    internal int Count => _children.Count;

    /// <param name="onSpawn">Told the name of each that is made.</param>
    internal void Be(IReadOnlyList<string> agents, Func<string, AgentOrders> ordersFor, Action<string> onSpawn)
    {
        foreach (var agent in agents)
        {
            if (_children.TryGetValue(agent, out var child))
            {
                child.Order(ordersFor(agent));
            }
            else
            {
                Spawn(agent, ordersFor(agent));
                onSpawn(agent);
            }
        }

        if (_children.Count > agents.Count)
        {
            var wanted = agents.ToHashSet(StringComparer.Ordinal);
            foreach (var child in _children.Values.Where(child => !wanted.Contains(child.Address.Agent)))
            {
                End(child);
            }
        }
    }

    /// <summary>It knows of no orders yet.</summary>
    internal void OrderAgain(string agent) => _children.GetValueOrDefault(agent)?.OrderAgain();

    /// <summary>Its end was heard of: should it be wanted again, it may be made again.</summary>
    internal void Forget(string agent)
    {
        if (_children.Remove(agent, out var child))
        {
            services.Directory.Remove(child.Address, child.Actor);
            // After all that it said itself: it says no more.
            services.Roster.Tell(new AgentIsGone(child.Address));
        }
    }

    private void Spawn(string agent, AgentOrders orders)
    {
        var child = AgentChild.Spawn(new AgentAddress(group, agent), orders, context, services);
        _children.Add(agent, child);
        services.Directory.Add(child.Address, child.Actor);
    }

    private void End(AgentChild child)
    {
        if (!child.IsEnding)
        {
            child.IsEnding = true;
            context.Stop(child.Actor);
        }
    }
}
