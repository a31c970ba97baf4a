using Microsoft.Extensions.Logging.Abstractions;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Membership;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Clusters;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;

namespace Supervisor.Benchmarks.Scale;

/// <summary>
/// A whole node among others, as its daemon puts it together, but that its agents are said to be ready by nobody but this: their
/// supervisors say nothing to other nodes.
/// </summary>
internal sealed class ScaleNode : ILeashes, IMembershipObserver
{
    internal const int Agents = 100;

    /// <summary>One in so many agents needs one of another node.</summary>
    internal const int NeedyOneIn = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ScaleWorld _world;
    private readonly int _number;
    private readonly Member _self;

    internal ScaleNode(ScaleWorld world, int number)
    {
        (_world, _number) = (world, number);
        Id = IdOf(number);
        _self = new Member(Id, ScaleFleet.NameOf(number), $"run-{number}", "1.0", HybridTime.Zero)
        {
            Addresses = [$"{ScaleFleet.NameOf(number)}:9111"],
            Arch = "x64",
            Cores = 16,
            MemoryBytes = 64L << 30,
        };
    }

    internal NodeId Id { get; }

    private string Name => _self.Name;

    internal static NodeId IdOf(int number) => NodeId.FromEntropy([.. BitConverter.GetBytes(number), .. new byte[12]]);

    internal void Start()
    {
        var clock = _world.Clock;
        var chance = new SeededChance((ulong)_number + 1);
        var keeper = MembershipKeeper.Start(
            new MembershipSettings(_self, clock, count => Bytes(chance, count)),
            _world.Store,
            this
        );
        var boot = new TimestampBootClock(clock, "boot");
        var journal = new MemoryStore(new MemoryMedium());
        var ports = new NodePorts(clock, chance, _world.Turns, journal, NullLoggerFactory.Instance)
        {
            BootClock = boot,
            Fleet = new FleetPorts(_world.Store, _world.Fleet, static () => { }) { IsShared = true },
            Others = new OtherNodes(keeper, _world.Roster.Open(Id), _world.Commands.Open(Id)),
        };
        var node = NodeComposition.Start(
            new NodeStart(
                new NodeIdentity(Id, ClusterId.FromEntropy(new byte[16]), Name, Machine: null),
                _self.Run,
                "1.0",
                ProcessId: 1
            ),
            ports with
            {
                Ownership = new OwnershipPorts(Id, new EntryClaims(_world.Store), keeper, _ => this, boot)
                {
                    SelfName = Name,
                    Clock = ports.HybridClock,
                    Entries = _world.Store,
                },
            }
        );
        Follow(new FleetFollower(node.Fleet!));
        Populate(node);
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline) =>
        Task.FromResult<LeashOutcome>(new LeashOutcome.Gone());

    void IMembershipObserver.Entered() => _world.OnEntered();

    void IMembershipObserver.Left(string reason) =>
        throw new InvalidOperationException($"{Name} has lost its lease: {reason}");

    void IMembershipObserver.NotEntered(string reason) { }

    private static byte[] Bytes(SeededChance chance, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (byte)chance.Next(byte.MaxValue + 1))];

    /// <summary>As a node among others does, once a second.</summary>
    private void Follow(FleetFollower follower)
    {
        _ = FollowAsync(follower);
        _world.Clock.After(Pause, () => Follow(follower));
    }

    private async Task FollowAsync(FleetFollower follower)
    {
        var look = await _world.Store.LookAsync();
        if (
            (look.IsFound ? await follower.FollowAsync(look.Value) : ClusterErrors.NotReached(look.Reason)) is
            { } problem
        )
        {
            _world.OnTrouble($"{Name}: {problem.Message} {problem.Why}");
        }
    }

    private void Populate(NodeComposition node)
    {
        var roster = node.Core.Supervision.Roster;
        var nobody = node.Core.System.Spawn(Props.Of(static () => new Nobody()), "nobody");
        foreach (var number in Enumerable.Range(0, Agents))
        {
            var agent = AddressOf(_number, number);
            roster.Tell(new AgentIs(ReadyAgent(agent)));
            if (number % NeedyOneIn == 0 && _world.Size > 1)
            {
                roster.Tell(new FollowNeeds(agent, [NeedOf(number)], nobody));
            }
        }
    }

    /// <summary>On nodes all over the cluster, each time on another.</summary>
    private NeedDefinition NeedOf(int number)
    {
        var other = (_number + 1 + ((number * 37) % (_world.Size - 1))) % _world.Size;
        var needed = AddressOf(other, number + 1);
        return new NeedDefinition(new NeedTarget(needed.Group, needed.Agent, ScaleFleet.NameOf(other)), LossRule.Wait);
    }

    private static AgentAddress AddressOf(int node, int agent) => new($"group-{node}", $"agent-{agent}");

    private static AgentSnapshot ReadyAgent(AgentAddress agent) =>
        new()
        {
            Address = agent,
            Version = 1,
            Phase = AgentPhase.Ready,
            Cause = "ready",
            Reason = "It is ready.",
            Since = HybridTime.Zero,
            IsWanted = true,
        };

    private sealed class Nobody : Actor<AgentMessage>
    {
        protected override void Receive(AgentMessage message) { }
    }
}
