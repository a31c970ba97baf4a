using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>
/// Whether a member that is followed still knows what the others do. A watch cannot tell: a member that hangs, or that is cut off, is
/// as silent as one to which nothing happens. So it is asked something that it can answer with most of the others alone.
/// </summary>
internal sealed class MemberChecks(
    EtcdMember member,
    EtcdCalls calls,
    EtcdSpan span,
    WatchState state,
    WatchClock clock
)
{
    private EntriesView? _behind;

    /// <param name="created">Completed when the member has taken the watch: before that it is not to be trusted.</param>
    /// <returns>Why it cannot be followed any longer. Ends with a fault of cancellation when it is told to stop.</returns>
    public async Task<WatchEnd> RunAsync(Task created, CancellationToken stop)
    {
        if (!await clock.IsInTimeAsync(created, stop))
        {
            return WatchEnd.CutOff($"{member.Endpoint} does not answer.");
        }

        while (true)
        {
            if (await CheckAsync() is { } end)
            {
                return end;
            }

            clock.Reset();
            state.Connect();
            await clock.WaitForCheckAsync(stop);
        }
    }

    private async Task<WatchEnd?> CheckAsync()
    {
        var newest = new EtcdRange(
            span.From,
            span.End,
            Limit: 1,
            EtcdRange.Descending,
            EtcdRange.ByModification,
            KeysOnly: true
        );
        // What is told while it is asked may be newer than its answer.
        var told = state.View.Version;
        var reply = await calls.AskAsync(member, EtcdRequests.Range(newest), calls.NewDeadline());
        return !reply.IsAnswered ? WatchEnd.CutOff(reply.Reason)
            : reply.Value.Header?.Revision < told ? WatchEnd.Restored
            : IsSilent(reply.Value) ? WatchEnd.Silent(member.Endpoint)
            : null;
    }

    // One look may come before what it sees is told; two with nothing told between do not.
    private bool IsSilent(EtcdRanged there)
    {
        var view = state.View;
        var wasBehind = _behind is not null && _behind.Version == view.Version;
        var newest = there.All is [var last] ? last.Modified : 0;
        var isBehind = newest > view.Version || there.Count != view.Entries.Count;
        _behind = isBehind ? view : null;
        return isBehind && wasBehind;
    }
}
