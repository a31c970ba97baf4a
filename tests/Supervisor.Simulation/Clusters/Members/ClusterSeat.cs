using Supervisor.Node.Composition;
using Supervisor.Simulation.Clusters.Operators;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>One machine of a cluster: what is run on it, what was ordered there, and the daemon that lives among the others now.</summary>
internal sealed class ClusterSeat
{
    private readonly Dictionary<ClusterOrder, Order> _orders = [];
    private (Daemon Daemon, ClusterMember Member)? _member;

    internal ClusterSeat(ClusterWorld cluster, FleetWorld world)
    {
        (Cluster, World) = (cluster, world);
        Orders = new OrderDesk(world, world.OnDone, $"{Machine.Name}-");
        GuardFreeze = new GuardFreeze(world.Universe, Machine);
        Memories = new SimulatedMemories(Machine);
    }

    internal ClusterWorld Cluster { get; }

    internal FleetWorld World { get; }

    internal Machine Machine => World.Machine;

    /// <summary>What is ordered of this node alone.</summary>
    internal OrderDesk Orders { get; }

    internal GuardFreeze GuardFreeze { get; }

    /// <summary>What its daemons have seen of the store.</summary>
    internal SimulatedMemories Memories { get; }

    /// <summary>Null while no daemon runs.</summary>
    internal ClusterMember? Member =>
        _member is { } own && own.Daemon == Machine.Daemon && Machine.Node is not null ? own.Member : null;

    /// <summary>Something of the group lives here.</summary>
    internal bool Runs(string group) => World.Lives.All.Any(life => life.IsAlive && life.Agent.Group == group);

    internal NodePorts Equip(Daemon daemon, NodePorts ports)
    {
        var member = new ClusterMember(this, daemon);
        _member = (daemon, member);
        return member.Join(World.Equip(daemon, ports));
    }

    /// <summary>Something was ordered of the whole cluster.</summary>
    internal void Note(ClusterOrder order)
    {
        var own = new Order(order.Id, order.Kind, "", "", World.Now)
        {
            Plan = order.Draft is { } number ? Cluster.Drafts[number].Plan(order.Revision, Machine.Name) : null,
        };
        _orders.Add(order, own);
        World.Book.Add(own);
    }

    /// <summary>It was answered here that it is done: what was done elsewhere before it counts here no later than that.</summary>
    internal void OnAnswered(ClusterOrder order)
    {
        Follow(other => other != order && other.Done is not null);
        Hold(_orders[order]);
        World.OnDone(_orders[order]);
    }

    /// <summary>Nobody asks for it any more.</summary>
    internal void OnSettled(ClusterOrder order) => _orders[order].IsSettled = true;

    /// <summary>This node has followed all that was agreed on at that moment.</summary>
    internal void OnFollowed(TimeSpan moment) => Follow(order => order.Done <= moment);

    private void Follow(Func<ClusterOrder, bool> isToBe)
    {
        foreach (var (_, own) in _orders.Where(pair => isToBe(pair.Key) && pair.Value.Done is null))
        {
            own.IsFollowed = true;
            Hold(own);
        }
    }

    private void Hold(Order own)
    {
        if (own.Done is null)
        {
            own.Done = World.Now;
            World.Book.OnDone(own);
        }
    }
}
