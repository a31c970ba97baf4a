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

    /// <param name="cause">Of what is ordered now.</param>
    internal void Be(IReadOnlyList<string> agents, Func<string, AgentOrders> ordersFor, string cause)
    {
        foreach (var agent in agents)
        {
            if (_children.TryGetValue(agent, out var child))
            {
                child.Order(ordersFor(agent), cause);
            }
            else
            {
                Spawn(agent);
            }
        }

        if (_children.Count > agents.Count)
        {
            EndAllBut(agents.ToHashSet(StringComparer.Ordinal));
        }
    }

    /// <inheritdoc cref="AgentChild.Begin"/>
    internal void Begin(string agent, AgentOrders orders, string cause) =>
        _children.GetValueOrDefault(agent)?.Begin(orders, cause);

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

    private void Spawn(string agent)
    {
        var address = new AgentAddress(group, agent);
        var reports = context.Adapt<AgentReport>(static report => new AgentSays(report));
        var actor = context.Spawn(services.Agent(address, reports), agent);
        context.WatchWith(actor, new AgentHasEnded(agent));
        _children.Add(agent, new AgentChild(address, actor));
        services.Directory.Add(address, actor);
    }

    private void EndAllBut(HashSet<string> wanted)
    {
        foreach (var child in _children.Values.Where(child => !wanted.Contains(child.Address.Agent) && !child.IsEnding))
        {
            child.IsEnding = true;
            context.Stop(child.Actor);
        }
    }
}
