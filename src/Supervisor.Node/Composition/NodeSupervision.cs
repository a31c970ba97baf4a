using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Runtimes;
using Supervisor.Supervision.Starts;

namespace Supervisor.Node.Composition;

/// <summary>What stands beside the supervisors of a node and serves all of them.</summary>
internal sealed record NodeSupervision(
    NodeServices Services,
    ActorRef<RosterMessage> Roster,
    NodeRuntimes Runtimes,
    ActorRef<ObserverMessage> Observer,
    AgentDirectory Directory
) : IAsyncDisposable
{
    private const int StartsUntilPlanned = 8;

    private IReadOnlyList<IAsyncDisposable> _watches = [];

    /// <param name="name">This node's.</param>
    public static NodeSupervision Start(
        string name,
        ActorSystem system,
        EventSourcingServices eventSourcing,
        EffectLanes lanes,
        NodePorts ports
    )
    {
        var ownership = ports.Ownership is { } outside ? NodeOwnership.Start(system, outside) : null;
        var roster = RosterActor.Start(system);
        var runtimes = new NodeRuntimes(
            KeeperActor.Start(system, ports.Runtime),
            KeeperActor.Start(system, ports.Containers, RuntimeKind.Containers)
        );
        var observer = ProbeObserver.Start(system, ObserverLimits.Usual);
        var starts = new StartGate(system, ports.Dispatcher.Completion, StartsUntilPlanned);
        var agents = new AgentServices(
            eventSourcing,
            runtimes,
            ports.Surroundings,
            ports.Prober,
            lanes,
            roster,
            starts,
            observer
        )
        {
            Movable = ownership?.Work,
        };
        var groups = new GroupServices(
            eventSourcing,
            roster,
            ports.Directory,
            (address, group) => Props.Of(() => new AgentActor(address, group, agents))
        )
        {
            Notes = ownership is null ? null : new NoteTeller(ownership.Actor, ownership.Work.Notes),
        };
        return new NodeSupervision(
            new NodeServices(groups, starts, ports.RestartLimit)
            {
                Follow = plan =>
                {
                    ports.Redis?.Follow(plan);
                    ports.FollowPlan?.Invoke(plan);
                },
                Ownership = ownership?.Actor,
            },
            roster,
            runtimes,
            observer,
            ports.Directory
        )
        {
            Ownership = ownership,
            _watches = ports.Others is { } others ? Follow(others, ports.Ownership?.Claims, name, system, roster) : [],
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
        {
            await watch.DisposeAsync();
        }
    }

    /// <summary>What agents here need on other nodes is followed there, and what others need here is told to them.</summary>
    private static IReadOnlyList<IAsyncDisposable> Follow(
        OtherNodes others,
        IClaims? claims,
        string name,
        ActorSystem system,
        ActorRef<RosterMessage> roster
    )
    {
        var remote = RemoteRosterActor.Start(system, name, others.Roster, roster);
        var members = others.Membership.Watch(seen => remote.Tell(new MembersAre(seen)));
        return claims is null ? [members] : [members, claims.Watch(seen => remote.Tell(new OwnersAre(seen)))];
    }

    /// <summary>Null: of a node that runs no movable groups.</summary>
    public NodeOwnership? Ownership { get; private init; }

    /// <summary>As operators' commands reach it.</summary>
    public SupervisedServices Supervised => new(Roster, Directory, Runtimes, Observer) { Ownership = Ownership };
}
