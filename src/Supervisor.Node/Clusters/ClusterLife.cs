using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>
/// A node's life among the others: it enters, is seen, and does what the fleet's newest revision says. What is pinned to it runs
/// whatever becomes of this.
/// </summary>
internal sealed class ClusterLife(ClusterServices services) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>So long a start waits for the others, which may have a reason against it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ILogger _log = services.Logs.CreateLogger<ClusterLife>();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<OperatorError?> _entered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private volatile MembershipKeeper? _keeper;
    private volatile IReadOnlyList<NodeName> _names = [];
    private volatile OperatorError? _trouble;
    private Task _living = Task.CompletedTask;

    public string Name => services.Name;

    /// <summary>Null until this node has entered.</summary>
    public IMembership? Membership => _keeper;

    /// <summary>All nodes that ever were in the cluster, as far as was heard.</summary>
    public IReadOnlyList<NodeName> Names => _names;

    /// <summary>What is wrong between this node and its cluster; null when nothing is.</summary>
    public OperatorError? Trouble => _trouble;

    /// <summary>Enters, and goes on trying when that is not possible now.</summary>
    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> BeginAsync(FleetDesk desk)
    {
        _living = LiveAsync(new FleetFollower(desk, services.Store), _stop.Token);
        await Task.WhenAny(_entered.Task, Task.Delay(Patience, services.Time, _stop.Token));
        return _entered.Task.IsCompleted ? await _entered.Task : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _living;
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
            Note(await FollowAsync(follower));
            await PauseAsync(stop);
        }
    }

    /// <returns>False when it never will: the others have a reason against it, or the daemon stops.</returns>
    private async Task<bool> EnterAsync(CancellationToken stop)
    {
        var entry = new ClusterEntry(services);
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

        var log = new MembershipLog(services.Logs.CreateLogger<MembershipLog>());
        _keeper = MembershipKeeper.Start(services.Seat, services.Store, log);
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

    private async Task<OperatorError?> FollowAsync(FleetFollower follower)
    {
        try
        {
            var problem = await follower.FollowAsync();
            _names = follower.Names;
            return problem;
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
        Task.Delay(Pause, services.Time, stop)
            .ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
}
