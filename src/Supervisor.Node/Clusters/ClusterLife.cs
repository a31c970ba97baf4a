using System.Net.Sockets;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Ownership;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Changes;
using Supervisor.Node.Clusters.Levels;
using Supervisor.Node.Clusters.Memory;
using Supervisor.Node.Clusters.Trust;
using Supervisor.Node.Composition;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Node.Clusters;

/// <summary>
/// A node's life among the others: it enters, is seen, and does what the fleet's newest revision says. What is pinned to it runs
/// whatever becomes of this.
/// </summary>
internal sealed class ClusterLife : IAsyncDisposable
{
    /// <summary>Certificates live for weeks, and keys are to be where they should be soon after a node has joined.</summary>
    private static readonly TimeSpan TendInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>So long a start waits for the others, which may have a reason against it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ClusterTrouble _trouble;
    private readonly ClusterNodes _nodes;
    private readonly ClusterSeat _seat;
    private readonly LevelKeeper _levels;
    private readonly LeftUsers _leftUsers;
    private readonly IAsyncDisposable _claims;
    private readonly IAsyncDisposable _comings;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<OperatorError?> _entered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly TaskCompletionSource<string> _anew = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClaimsView? _claimsView;
    private NodeOwnership? _ownership;
    private OperatorError? _dismissed;
    private OperatorError? _level;
    private Task _living = Task.CompletedTask;
    private long _tendedAt;

    private ClusterLife(ClusterServices services, Func<Func<MembersView>, ClusterLinks> listen)
    {
        Services = services;
        _trouble = new ClusterTrouble(services.Logs.CreateLogger<ClusterLife>());
        Store = new StoreKeeper(
            new StoreMemories(services.Folder.Paths),
            services.Store,
            services.Identity.Node,
            services.Remembered,
            services.Logs.CreateLogger<StoreKeeper>()
        );
        _seat = new ClusterSeat(services, () => Store.KnownLooks);
        Links = listen(() => _seat.View);
        _nodes = new ClusterNodes(Links.Register(), services.Identity.Node);
        _levels = new LevelKeeper(
            new LevelBook(services.Store, services.Clock.Next),
            services.Levels,
            services.Identity.Node,
            services.Logs.CreateLogger<LevelKeeper>()
        );
        _leftUsers = new LeftUsers(NodeUsers.In(services.Place), Links.Register());
        Others = new OtherNodes(_seat.Membership, Links.Add(RosterLane.Definition), Links.Add(CommandLane.Definition))
        {
            Belonging = () => Nodes.Select(static node => (node.Id, node.Name)),
            Sessions = Links.Sessions,
        };
        ClaimStore = new EntryClaims(services.Store);
        LeftClaims = new LeftClaims(
            ClaimStore,
            Links.Register(),
            () => _claimsView?.Claims.Values ?? [],
            services.Clock.Next
        );
        _claims = ClaimStore.Watch(view => _claimsView = view);
        _comings = Others.Membership.Watch(Links.States.See);
    }

    public ClusterServices Services { get; }

    public ClusterLinks Links { get; }

    /// <summary>What was seen of the store, and whether it is what it was.</summary>
    public StoreKeeper Store { get; }

    /// <summary>One for all here who watch claims, for it watches the store once.</summary>
    public EntryClaims ClaimStore { get; }

    public LeftClaims LeftClaims { get; }

    /// <summary>As this node sees and reaches them.</summary>
    public OtherNodes Others { get; }

    /// <inheritdoc cref="ClusterIdentity.Brought"/>
    public BroughtFleet? Brought => Links.Identity.Brought;

    /// <summary>All nodes of the cluster, as far as was heard.</summary>
    public IReadOnlyList<NodeRecord> Nodes => _nodes.Records;

    /// <summary>The level that all of them keep to, as it was seen last; null: it was not yet. What came with a later one is not written.</summary>
    public LevelStanding? Level => _levels.Standing;

    /// <summary>Who owns what, as it was told last; null: nothing was yet.</summary>
    public ClaimsView? Claims => _claimsView;

    /// <summary>What is wrong between this node and its cluster; null when nothing is.</summary>
    public OperatorError? Trouble => _trouble.Now;

    /// <summary>Completes with the cause when the daemon is to start anew: what it is in its cluster is another from then on.</summary>
    public Task<string> StartsAnew => _anew.Task;

    /// <summary>Listens for others; nothing is asked of anybody yet.</summary>
    public static Outcome<ClusterLife> Listen(ClusterServices services, IChance chance)
    {
        var denied = DeniedFile.Read(services.Folder.Paths);
        if (!denied.IsOk)
        {
            return denied.Error;
        }

        try
        {
            return new ClusterLife(services, members => new ClusterLinks(services, denied.Value, members, chance));
        }
        catch (SocketException taken)
        {
            return ClusterErrors.CannotListen(services.Place.Links.Listen.ToString(), taken.Message);
        }
    }

    /// <summary>Enters, and goes on trying when that is not possible now.</summary>
    /// <param name="ownership">What is to be given back when the node was removed.</param>
    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> BeginAsync(FleetDesk desk, NodeOwnership? ownership)
    {
        _ownership = ownership;
        Links.Open();
        _living = LiveAsync(new FleetFollower(desk), _stop.Token);
        await Task.WhenAny(_entered.Task, Task.Delay(Patience, Services.Time, _stop.Token));
        return _entered.Task.IsCompleted ? await _entered.Task : null;
    }

    /// <summary>After one was removed here, so that nobody is shown it any more.</summary>
    public Task LookAtNodesAsync() => _nodes.LookAsync();

    /// <param name="cause">As it stands in the log.</param>
    public void StartAnew(string cause) => _anew.TrySetResult(cause);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _living;
        await _claims.DisposeAsync();
        await _comings.DisposeAsync();
        await Links.DisposeAsync();
        await _seat.DisposeAsync();
        _stop.Dispose();
    }

    private async Task LiveAsync(FleetFollower follower, CancellationToken stop)
    {
        var entering = new ClusterEntering(Services, _seat, _trouble, Store.Memory is not null);
        var isIn = await entering.EnterAsync(_entered, stop);
        if (entering.HasLeft)
        {
            StartAnew("cluster leave");
        }

        while (isIn && !stop.IsCancellationRequested && !_anew.Task.IsCompleted)
        {
            _trouble.Note(await LookAsync(follower, stop));
            Links.SeekAgain(_seat.View);
            await PauseAsync(stop);
        }
    }

    private async Task<OperatorError?> LookAsync(FleetFollower follower, CancellationToken stop)
    {
        try
        {
            return _dismissed ?? await FollowAsync(follower, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return _trouble.Now;
        }
        catch (Exception fault)
        {
            // Nobody foresaw it; the next round may fare better, and a node that follows nothing any more would not be seen.
            _trouble.FollowingFailed(fault);
            return ClusterErrors.NotReached(fault.Message);
        }
    }

    private async Task<OperatorError?> FollowAsync(FleetFollower follower, CancellationToken stop)
    {
        var look = await Services.Store.LookAsync();
        if (!look.IsFound)
        {
            return ClusterErrors.NotReached(look.Reason);
        }

        if (await Store.LookAsync(look.Value, _claimsView) is { } doubt)
        {
            return doubt;
        }

        if (Store.Verdict is StoreVerdict.Recovered or StoreVerdict.Returned)
        {
            // All that is watched was told of another store.
            StartAnew(Store.Verdict is StoreVerdict.Recovered ? "cluster recover" : "the former store is back");
            return Trouble;
        }

        var isNew = await _nodes.LookAsync(_seat.View);
        if (_nodes.Left is { } left)
        {
            return await DismissAsync(left);
        }

        if (isNew)
        {
            _level = await _levels.LookAsync(_nodes.Records, _seat.View, _seat.Membership.Own);
        }

        if (_level is not null)
        {
            return _level;
        }

        var problem = await follower.FollowAsync(look.Value);
        await TendAsync(stop);
        return problem;
    }

    /// <summary>What may move ends here in order, and nobody sees this node any more. What is pinned to it goes on.</summary>
    private async Task<OperatorError?> DismissAsync(LeavingRecord left)
    {
        if (left.Why == LeavingRecord.InOrder)
        {
            // Its own command is at it.
            return ClusterErrors.HasLeft(Links.Identity.ClusterName);
        }

        _ownership?.Actor.Tell(new GiveAllBack(null));
        await _seat.DisposeAsync();
        return _dismissed = ClusterErrors.Removed(left.By);
    }

    private async Task TendAsync(CancellationToken stop)
    {
        if (_tendedAt != 0 && Services.Time.GetElapsedTime(_tendedAt) < TendInterval)
        {
            return;
        }

        _tendedAt = Services.Time.GetTimestamp();
        foreach (var problem in await Links.Custodian().TendAsync(Links.Identity, stop))
        {
            _trouble.NotTended(problem);
        }

        OperatorError?[] problems = [Links.Tend(), await _leftUsers.TendAsync(), await LeftClaims.TendAsync()];
        foreach (var problem in problems.OfType<OperatorError>())
        {
            _trouble.NotTended(problem);
        }
    }

    private Task PauseAsync(CancellationToken stop) =>
        Task.Delay(Pause, Services.Time, stop)
            .ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
}
