using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Entries;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>
/// Follows one member at a time from where it is, and the next when that one fails. It lists the folder anew when the store
/// remembers no longer what came next, or knows less than it did.
/// </summary>
internal sealed class EtcdWatch : IAsyncDisposable
{
    private readonly EtcdParts _parts;
    private readonly EntryKey _folder;
    private readonly EtcdSpan _span;
    private readonly WatchState _state;
    private readonly WatchClock _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private bool _mustList = true;

    public EtcdWatch(EtcdParts parts, EntryKey folder, Action<EntriesView> listener, WatchClock clock)
    {
        _parts = parts;
        _folder = folder;
        _span = parts.Keys.Entries(folder);
        _state = new WatchState(listener);
        _clock = clock;
        _running = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Waits.Cancel(_stop);
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await GoOnAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed while it waited.
        }
        catch (Exception fault)
        {
            // A mistake in this program: it belongs to the one who disposes the watch, but whoever listens must know at once.
            _state.CutOff($"The watch has failed and goes on no more: {fault.Message}");
            throw;
        }
    }

    private async Task GoOnAsync()
    {
        if (_mustList && !await ListAsync())
        {
            await _clock.WaitBeforeNextAsync(_stop.Token);
            return;
        }

        var member = _parts.Members.Current;
        var end = await FollowAsync(member);
        _mustList = end.MustList;
        if (end.Reason.Length > 0)
        {
            _state.CutOff(end.Reason);
            _parts.Members.Leave(member);
        }

        await _clock.WaitBeforeNextAsync(_stop.Token);
    }

    private async Task<bool> ListAsync()
    {
        var listed = await _parts.Entries.ListAsync(_folder);
        _stop.Token.ThrowIfCancellationRequested();
        if (!listed.IsAnswered)
        {
            _state.CutOff(EtcdOutcomes.Explain(listed));
            return false;
        }

        _mustList = false;
        _state.List(listed.Value);
        return true;
    }

    private async Task<WatchEnd> FollowAsync(EtcdMember member)
    {
        var login = await _parts.Tokens.GetAsync(member);
        if (!login.IsAnswered)
        {
            return WatchEnd.CutOff(EtcdOutcomes.Explain(login));
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var created = new TaskCompletionSource();
        var call = new EtcdWatchCall(new EtcdWatchCreation(_span.From, _span.End, _state.View.Version + 1));
        var feed = new MemberFeed(member, new EntryWire(_parts.Keys), _state);
        var reading = feed.ReadAsync(call, login.Value.Token, created, either.Token);
        var checking = CheckAsync(member, created.Task, either.Token);
        var first = await await Task.WhenAny(reading, checking);
        Waits.Cancel(either);
        await Task.WhenAll(reading, checking);
        _stop.Token.ThrowIfCancellationRequested();
        return first;
    }

    private async Task<WatchEnd> CheckAsync(EtcdMember member, Task created, CancellationToken stop)
    {
        try
        {
            return await new MemberChecks(member, _parts.Calls, _span, _state, _clock).RunAsync(created, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return WatchEnd.CutOff("");
        }
    }
}
