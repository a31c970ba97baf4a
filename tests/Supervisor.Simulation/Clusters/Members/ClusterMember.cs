using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters;
using Supervisor.Node.Composition;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Hosting;
using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>
/// One daemon's life among the others, as its host has it: it is seen, follows what was agreed on, and takes its leave. What does that
/// is the daemon's own; what it reaches the others by is not.
/// </summary>
internal sealed class ClusterMember
{
    internal const string SeenAsItself = "a node is one daemon, and no other is taken for it";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly ClusterSeat _seat;
    private readonly Daemon _daemon;
    private readonly DaemonContext _context;
    private readonly SimulatedLinks _links;
    private readonly LateMembership _membership;
    private readonly MemberStore _store;
    private HybridClock? _clock;
    private ContextTime? _time;
    private Member? _self;
    private MembershipKeeper? _keeper;
    private bool _isLeaving;

    internal ClusterMember(ClusterSeat seat, Daemon daemon)
    {
        (_seat, _daemon) = (seat, daemon);
        _context = new DaemonContext(daemon);
        _links = new SimulatedLinks(Universe, seat.Cluster.Network, seat.Machine, daemon);
        _store = new MemberStore(seat, daemon);
        _membership = new LateMembership(() => _store.Trust.KnownLooks);
        Drafts = new DraftedFleets(seat.Cluster.Drafts, seat.Machine.Name);
    }

    internal DraftedFleets Drafts { get; }

    /// <summary>It has found again what it held last, as far as it could.</summary>
    internal bool HasResumed { get; private set; }

    private Universe Universe => _seat.World.Universe;

    private NodeComposition Node => _seat.Machine.Node!;

    private FleetDesk Desk => Node.Fleet!;

    /// <summary>The ports of a node that is alone become those of one among others.</summary>
    internal NodePorts Join(NodePorts ports)
    {
        _time = new ContextTime(ports.Clock, _context);
        var identity = Boot.IdentityOf(_seat.Machine.Name);
        _clock = ports.HybridClock;
        _self = new Member(identity.Node, identity.Name, _daemon.Name, "simulated", ports.HybridClock.Next());
        return ports with
        {
            Fleet = new FleetPorts(_store.Way, Drafts, static () => { }) { IsShared = true },
            Others = new OtherNodes(_membership, _links.Add(RosterLane.Definition), _links.Add(CommandLane.Definition)),
            Ownership = new OwnershipPorts(
                identity.Node,
                _store.Claims,
                _membership,
                _ => (ILeashes)ports.Runtime,
                ports.BootClock
            )
            {
                SelfName = identity.Name,
                Clock = ports.HybridClock,
                Entries = _store.Way,
                KnownEpochs = _store.Trust.KnownEpochs,
                HasGuard = () => _seat.World.Post.Guard is { IsAlive: true },
                Rules = _seat.Cluster.Rules,
            },
        };
    }

    internal void Begin()
    {
        _links.Listen();
        _store.Listen();
        Go(LiveAsync);
    }

    /// <summary>As the host does when it is asked to stop, before it stops the node.</summary>
    internal void Leave(Action then) =>
        Go(async () =>
        {
            await Node.PrepareStopAsync();
            _isLeaving = true;
            if (_keeper is { } keeper)
            {
                await keeper.DisposeAsync();
            }

            DaemonContext.Outside(then);
        });

    /// <summary>Has its fleet desk do something for an operator.</summary>
    internal void Ask(Func<FleetDesk, Task<OperatorError?>> act, Action<OperatorError?> answer) =>
        Go(async () => answer(await act(Desk)));

    /// <summary>Has it do what follows when an operator removes a node that is gone for good.</summary>
    internal void GiveBackFor(NodeId lost, Action<OperatorError?> answer) =>
        Go(async () => answer(await _store.GiveBackForAsync(lost, _clock!)));

    /// <summary>Has nobody wait any more for what was pinned to a node that is gone for good.</summary>
    internal void Release(string lost, Action<ReleaseOutcome> answer) =>
        Go(async () => answer(await Node.Core.Supervision.Ownership!.Residences.ReleaseAsync(lost, static _ => false)));

    /// <summary>Has it say, if it may, that the cluster goes on in the store that is there.</summary>
    internal void Recover(CommandId id, Action<OperatorError?> answer) =>
        Go(async () => answer(await _store.Trust.RecoverAsync(Desk, _clock!, Bytes, id)));

    private async Task LiveAsync()
    {
        while (!Node.Core.Opening.IsCompleted)
        {
            await WaitAsync(BetweenLooks);
        }

        // One that could not be opened yet is tried again, and the host goes on.
        if (JournalProblem.Of(await Node.Core.Opening) is not null || _isLeaving)
        {
            return;
        }

        Go(ResumeAsync);
        await EnterAsync();
        var follower = new FleetFollower(Desk);
        while (!_isLeaving)
        {
            var began = Universe.Clock.Now;
            var problem = await _store.FollowAsync(follower);
            if (problem == StoreTrust.StartsAnew)
            {
                _isLeaving = true;
                DaemonContext.Outside(() => _seat.Cluster.StartAnew(_seat.Machine));
            }
            else if (problem is not null)
            {
                Universe.Trace.Add($"{_daemon.Name} does not follow: {problem.Message} {problem.Why}");
            }
            else
            {
                _seat.OnFollowed(began);
            }

            await WaitAsync(Pause);
        }
    }

    private async Task ResumeAsync()
    {
        while (await Desk.ResumeAsync() is { } problem)
        {
            Universe.Trace.Add($"{_daemon.Name} does not resume: {problem.Message} {problem.Why}");
            await WaitAsync(Pause);
        }

        HasResumed = true;
    }

    private async Task EnterAsync()
    {
        var settings = new MembershipSettings(_self!, _time!, Bytes)
        {
            Process = _daemon.Name,
            Lives = process =>
                process.StartsWith($"{_seat.Machine.Name}.", StringComparison.Ordinal)
                    ? process == _seat.Machine.Daemon?.Name
                    : null,
        };
        _keeper = MembershipKeeper.Start(settings, _store.Way, new SeenMember(Universe.Trace, _daemon.Name));
        _membership.Begin(_keeper);
        if (await _keeper.Entering is { } problem)
        {
            Universe.Violate(SeenAsItself, $"{_daemon.Name}: {problem.Message} {problem.Why}");
        }
    }

    private byte[] Bytes(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (byte)Universe.Chance.Next(byte.MaxValue + 1))];

    private Task WaitAsync(TimeSpan span)
    {
        var over = new TaskCompletionSource();
        _time!.CreateTimer(_ => over.TrySetResult(), null, span, Timeout.InfiniteTimeSpan);
        return over.Task;
    }

    private void Go(Func<Task> act) => _context.Run(() => _ = GuardedAsync(act));

    private async Task GuardedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (_isLeaving)
        {
            // It was told to end.
        }
        catch (Exception fault)
        {
            Universe.Violate(FailureWatch.OnlyOrdered, $"{_daemon.Name}: {fault}");
        }
    }
}
