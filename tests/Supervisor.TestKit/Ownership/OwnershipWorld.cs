using System.Collections.Immutable;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Draining;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>
/// Several machines that own movable groups by one store, in virtual time on one thread. Only the store, the membership, the guards
/// and what runs are stand-ins; who may run what is decided by the daemon's own code.
/// </summary>
internal sealed class OwnershipWorld
{
    private readonly List<OwningNode> _nodes = [];

    /// <param name="rules">Wrong ones, where a test is to notice them.</param>
    internal OwnershipWorld(ulong seed, int nodes, int groups, RightRules? rules = null)
    {
        Chance = new SeededChance(seed);
        Rules = rules ?? new RightRules();
        Oracle = new RunOracle(Clock);
        Weather = new StoreWeather(Chance);
        Medium = new MemoryMedium(StoreId.FromEntropy(new byte[16]), Clock);
        Groups = [.. Enumerable.Range(1, groups).Select(static number => $"group-{number}")];
        Members = Enumerable.Range(1, nodes).Select(MemberOf).ToImmutableDictionary(static member => member.Node);
        Plan = PlanOf(nodes, MovableDefinition.Usual);
        foreach (var member in Members.Values.OrderBy(static member => member.Name, StringComparer.Ordinal))
        {
            _nodes.Add(new OwningNode(this, member, 0.99 + (Chance.Next() * 0.02)));
        }
    }

    internal VirtualClock Clock { get; } = new();

    internal SeededChance Chance { get; }

    internal RightRules Rules { get; }

    internal RunOracle Oracle { get; }

    internal StoreWeather Weather { get; }

    internal MemoryMedium Medium { get; }

    internal ImmutableDictionary<NodeId, Member> Members { get; }

    internal IReadOnlyList<string> Groups { get; }

    internal IReadOnlyList<OwningNode> Nodes => _nodes;

    internal NodePlan Plan { get; private set; }

    internal bool IsFrozen { get; private set; }

    /// <summary>A bug: an operator is told that it is done before the store has it.</summary>
    internal bool AnswersEarly { get; init; }

    internal static NodeId Id(int number) => NodeId.FromEntropy([.. Enumerable.Repeat((byte)number, 16)]);

    internal void Define(MovableDefinition movable) => Plan = PlanOf(_nodes.Count, movable);

    internal void Freeze(bool isFrozen)
    {
        IsFrozen = isFrozen;
        _nodes.ForEach(static node => node.Follow());
    }

    internal void Drain(params IEnumerable<int> nodes)
    {
        var drained = nodes.Select(Id).ToHashSet();
        var book = new DrainBook(new MemoryCoordination(Medium), new HybridClock(Clock));
        foreach (var node in Members.Keys.OrderBy(static node => node.Value, StringComparer.Ordinal))
        {
            var id = CommandId.FromEntropy([.. Enumerable.Range(0, 16).Select(_ => (byte)Chance.Next(256))]);
            _ = book.WriteAsync(node, drained.Contains(node), id, "ann");
        }
    }

    internal void RunFor(TimeSpan span)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var until = Clock.Elapsed + span;
            RunTurns();
            while (Clock.MoveToNextTimer(until))
            {
                RunTurns();
            }

            Clock.MoveTo(until);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    internal bool IsCalm => Groups.All(group => Oracle.RunsOn(group).Count() == 1);

    internal void CheckCalm()
    {
        foreach (var group in Groups)
        {
            var nodes = Oracle.RunsOn(group).ToList();
            if (nodes.Count != 1)
            {
                Oracle.Violate(RunOracle.ComesBack, $"{group} runs on {nodes.Count} nodes");
            }
        }

        foreach (var failure in _nodes.SelectMany(static node => node.Failures))
        {
            Oracle.Violate("nothing fails without order", $"{failure.Cause}");
        }
    }

    private void RunTurns()
    {
        var isBusy = true;
        while (isBusy)
        {
            isBusy = false;
            foreach (var node in _nodes)
            {
                isBusy |= node.RunOne();
            }
        }
    }

    private static Member MemberOf(int number) =>
        new(Id(number), $"pc{number}", $"run-{number}", "1.0", HybridTime.Zero);

    private NodePlan PlanOf(int nodes, MovableDefinition movable) =>
        new(
            1,
            Groups
                .Select(group => new GroupDefinition
                {
                    Name = group,
                    Agents = [],
                    Movable = movable,
                })
                .ToValueList()
        )
        {
            Places = new FleetPlaces(
                Enumerable
                    .Range(1, nodes)
                    .Select(static number => new DeclaredNode(new NodeModel { Name = $"pc{number}" }, []))
                    .ToValueList(),
                Groups
                    .Select((group, at) => KeyValuePair.Create(group, new GroupDemand(group, $"pc{(at % nodes) + 1}")))
                    .ToValueMap()
            ),
        };
}
