using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>
/// Has the others see this node for as long as it lives, by an entry under a lease, and sees the others by theirs. It goes on
/// through every loss of the store.
/// </summary>
public sealed class MembershipKeeper : IMembership, IAsyncDisposable
{
    private const int LeaseIdBytes = 8;

    private readonly MembershipSettings _settings;
    private readonly ICoordination _store;
    private readonly IMembershipObserver _observer;
    private readonly MemberSeat _seat;
    private readonly MembersFeed _feed = new();
    private readonly TaskCompletionSource<OperatorError?> _entering = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly IAsyncDisposable _watch;
    private readonly Task _running;
    private volatile Entry? _entry;
    private Lease? _lease;

    private MembershipKeeper(MembershipSettings settings, ICoordination store, IMembershipObserver observer)
    {
        (_settings, _store, _observer) = (settings, store, observer);
        _seat = new MemberSeat(settings, store);
        var book = new MemberBook();
        _watch = store.WatchEntries(MemberKeys.Folder, view => _feed.Tell(book.Read(view)));
        _running = RunAsync();
    }

    /// <summary>Completes when the others see this node, with null; or when another daemon is seen to live as it.</summary>
    public Task<OperatorError?> Entering => _entering.Task;

    /// <summary>Completes when the others see this node, also after another daemon lived as it.</summary>
    public Task Entered => _entered.Task;

    public EntryCondition? Own => _entry is { } entry ? EntryCondition.StillThere(entry) : null;

    public MembersView View => _feed.View;

    public static MembershipKeeper Start(
        MembershipSettings settings,
        ICoordination store,
        IMembershipObserver observer
    ) => new(settings, store, observer);

    public IAsyncDisposable Watch(Action<MembersView> listener) => _feed.Add(listener);

    /// <summary>The others hear at once that it goes, as far as the store can be reached.</summary>
    public async ValueTask DisposeAsync()
    {
        Waits.Cancel(_stopping);
        await _running;
        await _watch.DisposeAsync();
        if (_lease is { } lease)
        {
            await _store.RevokeLeaseAsync(lease.Id);
        }

        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await TryBeSeenAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    /// <summary>A node that lives and is taken for dead has its groups moved away: whatever goes wrong once, it is tried again.</summary>
    private async Task TryBeSeenAsync()
    {
        try
        {
            await BeSeenAsync();
        }
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
        {
            _entry = null;
            _observer.Faulted(fault);
            await PauseAsync(_settings.Pause);
        }
    }

    /// <summary>Until it is not any more.</summary>
    private async Task BeSeenAsync()
    {
        _lease = await GrantAsync();
        if (await EnterAsync(_lease.Id))
        {
            _observer.Entered();
            _entering.TrySetResult(null);
            _entered.TrySetResult();
            var reason = await KeepAsync(_lease.Id);
            _entry = null;
            _observer.Left(reason);
        }
    }

    /// <summary>With one id until it is there, so that no second one is left to end by itself.</summary>
    private async Task<Lease> GrantAsync()
    {
        var wanted = new Lease(LeaseId.FromEntropy(_settings.Chance(LeaseIdBytes)), _settings.Ttl);
        while (true)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            var granted = await _store.GrantLeaseAsync(wanted);
            if (granted.IsDone)
            {
                return granted.Value;
            }

            _observer.NotEntered(granted.Reason);
            await PauseAsync(_settings.Pause);
        }
    }

    /// <returns>False when the lease is lost before.</returns>
    private async Task<bool> EnterAsync(LeaseId lease)
    {
        while (true)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            var taken = await _seat.TakeAsync(lease);
            if (taken.IsDone)
            {
                _entry = taken.Value;
                return true;
            }

            _observer.NotEntered(taken.Reason);
            if (_seat.Problem is { } problem)
            {
                _entering.TrySetResult(problem);
            }

            await PauseAsync(_settings.Pause);
            if ((await _store.KeepLeaseAsync(lease)).Status == WriteStatus.Conflict)
            {
                return false;
            }
        }
    }

    /// <returns>Why the others may not see it any more.</returns>
    private async Task<string> KeepAsync(LeaseId lease)
    {
        while (true)
        {
            await PauseAsync(_settings.KeepInterval);
            if (IsGone())
            {
                return "Somebody has removed this node's entry.";
            }

            var kept = await _store.KeepLeaseAsync(lease);
            if (kept.Status == WriteStatus.Conflict)
            {
                return kept.Reason;
            }
        }
    }

    private bool IsGone() =>
        _feed.View is { IsCurrent: true } view
        && view.Version >= _entry?.Version
        && view.Members.GetValueOrDefault(_settings.Own.Node)?.Run != _settings.Own.Run;

    private Task PauseAsync(TimeSpan span) => Waits.ForAsync(span, _settings.Clock, _stopping.Token);
}
