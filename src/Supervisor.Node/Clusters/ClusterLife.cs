using System.Net.Sockets;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Membership;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Composition;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Wire;
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

    private readonly ClusterServices _services;
    private readonly ILogger _log;
    private readonly ClusterNodes _nodes;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<OperatorError?> _entered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly LateMembership _membership = new();
    private MembershipKeeper? _keeper;
    private volatile OperatorError? _trouble;
    private Task _living = Task.CompletedTask;
    private long _tendedAt;

    private ClusterLife(ClusterServices services, Func<Func<MembersView>, ClusterLinks> listen)
    {
        _services = services;
        _log = services.Logs.CreateLogger<ClusterLife>();
        Links = listen(() => _membership.View);
        _nodes = new ClusterNodes(Links.Register());
        Others = new OtherNodes(_membership, Links.Add(RosterLane.Definition), Links.Add(CommandLane.Definition));
    }

    public ClusterLinks Links { get; }

    /// <summary>As this node sees and reaches them.</summary>
    public OtherNodes Others { get; }

    /// <inheritdoc cref="ClusterIdentity.Brought"/>
    public BroughtFleet? Brought => Links.Identity.Brought;

    /// <summary>All nodes of the cluster, as far as was heard.</summary>
    public IReadOnlyList<NodeRecord> Nodes => _nodes.Records;

    /// <summary>What is wrong between this node and its cluster; null when nothing is.</summary>
    public OperatorError? Trouble => _trouble;

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
    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> BeginAsync(FleetDesk desk)
    {
        Links.Open();
        _living = LiveAsync(new FleetFollower(desk, _services.Store), _stop.Token);
        await Task.WhenAny(_entered.Task, Task.Delay(Patience, _services.Time, _stop.Token));
        return _entered.Task.IsCompleted ? await _entered.Task : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _living;
        await Links.DisposeAsync();
        if (_keeper is { } keeper)
        {
            await keeper.DisposeAsync();
        }

        _stop.Dispose();
    }

    private async Task LiveAsync(FleetFollower follower, CancellationToken stop)
    {
        if (!await EnterAsync(stop))
        {
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            Note(await FollowAsync(follower, stop));
            await PauseAsync(stop);
        }
    }

    /// <returns>False when it never will: the others have a reason against it, or the daemon stops.</returns>
    private async Task<bool> EnterAsync(CancellationToken stop)
    {
        var entry = new ClusterEntry(_services.Store, Links.Identity);
        while (await entry.TryAsync() is { } problem)
        {
            Note(problem);
            if (!ClusterEntry.IsForNow(problem))
            {
                _entered.TrySetResult(problem);
                return false;
            }

            await PauseAsync(stop);
            if (stop.IsCancellationRequested)
            {
                return false;
            }
        }

        var log = new MembershipLog(_services.Logs.CreateLogger<MembershipLog>());
        _keeper = MembershipKeeper.Start(_services.Seat, _services.Store, log);
        _membership.Begin(_keeper);
        var seated = await Task.WhenAny(_keeper.Entering, Task.Delay(Timeout.InfiniteTimeSpan, stop));
        if (seated != _keeper.Entering)
        {
            return false;
        }

        var taken = await _keeper.Entering;
        Note(taken);
        _entered.TrySetResult(taken);
        return taken is null;
    }

    private async Task TendAsync(CancellationToken stop)
    {
        if (_tendedAt != 0 && _services.Time.GetElapsedTime(_tendedAt) < TendInterval)
        {
            return;
        }

        _tendedAt = _services.Time.GetTimestamp();
        foreach (var problem in await Links.Custodian().TendAsync(Links.Identity, stop))
        {
            _log.NotTended($"{problem.Message} {problem.Why}".TrimEnd());
        }
    }

    private async Task<OperatorError?> FollowAsync(FleetFollower follower, CancellationToken stop)
    {
        try
        {
            await _nodes.LookAsync(_membership.View);
            var problem = await follower.FollowAsync();
            await TendAsync(stop);
            return problem;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return _trouble;
        }
        catch (Exception fault)
        {
            // Nobody foresaw it; the next round may fare better, and a node that follows nothing any more would not be seen.
            _log.FollowingFailed(fault);
            return ClusterErrors.NotReached(fault.Message);
        }
    }

    private void Note(OperatorError? problem)
    {
        if (problem is not null && problem != _trouble)
        {
            _log.InTrouble($"{problem.Message} {problem.Why} {problem.Remedy}".TrimEnd());
        }
        else if (problem is null && _trouble is not null)
        {
            _log.OutOfTrouble();
        }

        _trouble = problem;
    }

    private Task PauseAsync(CancellationToken stop) =>
        Task.Delay(Pause, _services.Time, stop)
            .ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
}
