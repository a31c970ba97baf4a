using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Supervision.Ownership.Draining;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;

namespace Supervisor.Supervision.Ownership;

/// <summary>The ownerships of a node: who keeps them, and how starts meet them. Disposed of when the node stops.</summary>
public sealed class NodeOwnership : IAsyncDisposable
{
    private readonly IReadOnlyList<IAsyncDisposable> _watches;

    private NodeOwnership(
        ActorRef<OwnershipMessage> actor,
        MovableWork work,
        DrainBook drains,
        ResidenceBook residences,
        IReadOnlyList<IAsyncDisposable> watches
    ) => (Actor, Work, Drains, Residences, _watches) = (actor, work, drains, residences, watches);

    public ActorRef<OwnershipMessage> Actor { get; }

    public MovableWork Work { get; }

    /// <summary>Of all nodes.</summary>
    public DrainBook Drains { get; }

    /// <inheritdoc cref="Drains"/>
    public ResidenceBook Residences { get; }

    /// <summary>How long an end by force takes here, for who looks at the machine.</summary>
    public required IEndMeter Ends { get; init; }

    public static NodeOwnership Start(ActorSystem system, OwnershipPorts ports)
    {
        var work = new MovableWork(new GroupRights(ports.Boot, ports.Rules), new LeashedWork(), new StoredNotes());
        var drains = new DrainBook(ports.Entries, ports.Clock);
        var desk = new OwnershipDesk();
        var actor = system.SpawnService(Props.Of(() => new OwnershipActor(ports, work, desk)), "ownership");
        return new NodeOwnership(
            actor,
            work,
            drains,
            new ResidenceBook(ports.Entries),
            [
                // First, so that no drained node takes anything.
                drains.Watch(view => actor.Tell(new DrainNodes(view.Nodes))),
                ports.Entries.WatchEntries(
                    ResidenceCodec.Folder,
                    entries => actor.Tell(new ResidencesTold(ResidenceCodec.Read(entries)))
                ),
                ports.Claims.Watch(view => actor.Tell(new ClaimsTold(view))),
                ports.Membership.Watch(view => actor.Tell(new MembersTold(view))),
            ]
        )
        {
            Ends = ports.Ends,
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
        {
            await watch.DisposeAsync();
        }
    }
}
