using Supervisor.Node.Composition;
using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Clusters;

/// <summary>Machines that run one fleet together: each with what it runs, one store by which they agree, one network between them.</summary>
internal sealed class ClusterWorld
{
    private readonly SortedDictionary<string, ClusterSeat> _seats = new(StringComparer.Ordinal);

    /// <param name="rules">Of rights to run movable groups; wrong ones, where a bug is planted.</param>
    internal ClusterWorld(Universe universe, IReadOnlyList<Machine> machines, Plant plant, RightRules? rules = null)
    {
        (Universe, Plant) = (universe, plant);
        Rules = rules ?? new RightRules();
        Network = new SimulatedNetwork(universe.Clock, universe.Chance, universe.Rarities);
        Store = new SharedStore(universe, Network);
        Noted = new NotedQuarantines(Store, universe);
        Claims = new ClaimsSeen(Store, universe);
        foreach (var machine in machines)
        {
            var world = new FleetWorld(universe, machine, plant);
            world.PlaceOf = target => target.Node is { } node ? _seats[node].World : world;
            world.Past = stream => PastOf(world, stream);
            _seats.Add(machine.Name, new ClusterSeat(this, world));
        }

        Seats = [.. _seats.Values];
        Names = [.. _seats.Keys];
    }

    internal Universe Universe { get; }

    internal RightRules Rules { get; }

    internal SimulatedNetwork Network { get; }

    internal SharedStore Store { get; }

    internal NotedQuarantines Noted { get; }

    internal ClaimsSeen Claims { get; }

    /// <summary>Movable groups that their owner keeps while it is cut off.</summary>
    internal SortedSet<string> Kept { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyList<ClusterSeat> Seats { get; }

    /// <summary>Of the machines, which are the nodes' as well.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Nodes remember over their restarts what they have seen of the store, and follow no other: so do all daemons, and so do these where that is tried.</summary>
    internal bool RemembersStore { get; set; }

    internal Plant Plant { get; }

    /// <summary>A daemon ends in order and is started again.</summary>
    internal Action<Machine> StartAnew { get; set; } = static _ => { };

    /// <summary>All fleets that were ever drawn; what is stored of a revision is its number here.</summary>
    internal List<ClusterDraft> Drafts { get; } = [];

    /// <summary>By group.</summary>
    internal Dictionary<string, LastEpoch> LastEpochs { get; } = new(StringComparer.Ordinal);

    internal long LatestRevision => Store.Medium.Latest?.Info.Number ?? 0;

    /// <summary>By the newest revision that the store holds; null before the first.</summary>
    internal ClusterDraft? Fleet =>
        Store.Medium.Latest is { } latest ? Drafts[DraftedFleets.NumberOf(latest.Content.Span)] : null;

    internal ClusterSeat AnySeat() => Seats[Universe.Chance.Next(Seats.Count)];

    /// <summary>One that runs something movable, where there is one.</summary>
    internal ClusterSeat SeatOfMovable()
    {
        var running = Seats.Where(seat => MovableGroups.Any(seat.Runs)).ToList();
        return running.Count == 0 ? AnySeat() : running[Universe.Chance.Next(running.Count)];
    }

    internal ClusterSeat SeatOf(Machine machine) => _seats[machine.Name];

    internal NodePorts Equip(Daemon daemon, NodePorts ports) =>
        Seats.First(seat => seat.Machine.Daemon == daemon).Equip(daemon, ports);

    internal void TakeLeave(Machine machine, Daemon daemon, Action then)
    {
        if (machine.Daemon == daemon && SeatOf(machine).Member is { } member)
        {
            member.Leave(then);
        }
        else
        {
            then();
        }
    }

    /// <summary>The incarnations of a group's agents that live, on whichever machine.</summary>
    internal IEnumerable<(ClusterSeat Seat, Life Life)> Living(string group) =>
        Seats.SelectMany(seat =>
            seat.World.Lives.All.Where(life => life.IsAlive && life.Agent.Group == group).Select(life => (seat, life))
        );

    internal IEnumerable<string> MovableGroups =>
        Drafts
            .SelectMany(static draft => draft.Groups)
            .Where(static placed => placed.IsMovable)
            .Select(NameOf)
            .Distinct();

    private IEnumerable<StoredEvent> PastOf(FleetWorld world, string stream) =>
        world.IsMovable(GroupOf(stream))
            ? MovedStreams.AsOne(Seats.Select(seat => seat.Machine.Journal.WrittenTo(stream)))
            : world.Machine.Journal.WrittenTo(stream);

    /// <summary>Of <c>group:web</c> and of <c>agent:web/a</c>.</summary>
    private static string GroupOf(string stream) => stream[(stream.IndexOf(':') + 1)..].Split('/')[0];

    private static string NameOf(PlacedGroup placed) => placed.Group.Name;
}
