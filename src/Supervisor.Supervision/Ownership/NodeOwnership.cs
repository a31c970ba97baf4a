using Supervisor.Actors;
using Supervisor.Actors.Systems;

namespace Supervisor.Supervision.Ownership;

/// <summary>The ownerships of a node: who keeps them, and how starts meet them. Disposed of when the node stops.</summary>
public sealed class NodeOwnership : IAsyncDisposable
{
    private readonly IAsyncDisposable _claims;
    private readonly IAsyncDisposable _members;

    private NodeOwnership(
        ActorRef<OwnershipMessage> actor,
        MovableWork work,
        IAsyncDisposable claims,
        IAsyncDisposable members
    ) => (Actor, Work, _claims, _members) = (actor, work, claims, members);

    public ActorRef<OwnershipMessage> Actor { get; }

    public MovableWork Work { get; }

    public static NodeOwnership Start(ActorSystem system, OwnershipPorts ports)
    {
        var work = new MovableWork(new GroupRights(ports.Boot, ports.Rules), new LeashedWork());
        var desk = new OwnershipDesk();
        var actor = system.SpawnService(Props.Of(() => new OwnershipActor(ports, work, desk)), "ownership");
        return new NodeOwnership(
            actor,
            work,
            ports.Claims.Watch(view => actor.Tell(new ClaimsTold(view))),
            ports.Membership.Watch(view => actor.Tell(new MembersTold(view)))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _claims.DisposeAsync();
        await _members.DisposeAsync();
    }
}
