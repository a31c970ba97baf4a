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

    private IAsyncDisposable? _members;

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
        );
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
            _members = ports.Others is { } others ? Follow(others, name, system, roster) : null,
        };
    }

    public ValueTask DisposeAsync() => _members?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What agents here need on other nodes is followed there, and what others need here is told to them.</summary>
    private static IAsyncDisposable Follow(
        OtherNodes others,
        string name,
        ActorSystem system,
        ActorRef<RosterMessage> roster
    )
    {
        var remote = RemoteRosterActor.Start(system, name, others.Roster, roster);
        return others.Membership.Watch(members => remote.Tell(new MembersAre(members)));
    }

    /// <summary>Null: of a node that runs no movable groups.</summary>
    public NodeOwnership? Ownership { get; private init; }

    /// <summary>As operators' commands reach it.</summary>
    public SupervisedServices Supervised => new(Roster, Directory, Runtimes, Observer);
}
