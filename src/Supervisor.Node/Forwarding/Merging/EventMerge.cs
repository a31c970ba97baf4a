using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>
/// Events of several nodes in the order of their clock: all that is past, when it has come; and what comes, as far as it comes
/// within a moment.
/// </summary>
internal sealed class EventMerge(TimeProvider clock)
{
    /// <summary>So long an event waits for one of another node that came before it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly EventRows _rows = new();
    private readonly ExitTally _tally = new();

    /// <param name="most">Of what is past, only so many of the last; null: all.</param>
    public async IAsyncEnumerable<Frame> PastAsync(
        IAsyncEnumerable<NodeFrame> frames,
        int? most,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var others = new List<Frame>();
        await foreach (var frame in frames.WithCancellation(stop))
        {
            if (Take(frame) is { } shown)
            {
                others.Add(shown);
            }
        }

        foreach (var frame in others.Where(frame => frame is ColumnsFrame).Concat(_rows.Empty(most)))
        {
            yield return frame;
        }

        foreach (var frame in others.Where(frame => frame is not ColumnsFrame))
        {
            yield return frame;
        }

        yield return new EndFrame(_tally.Exit);
    }

    public async IAsyncEnumerable<Frame> FollowAsync(
        IAsyncEnumerable<NodeFrame> frames,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var all = frames.GetAsyncEnumerator(ending.Token);
        var next = all.MoveNextAsync().AsTask();
        var since = 0L;
        try
        {
            while (true)
            {
                if (!_rows.IsEmpty && !await IsThereInTimeAsync(next, since, stop))
                {
                    foreach (var row in _rows.Empty())
                    {
                        yield return row;
                    }
                }

                if (!await next)
                {
                    break;
                }

                since = _rows.IsEmpty ? clock.GetTimestamp() : since;
                if (Take(all.Current) is { } shown)
                {
                    yield return shown;
                }

                next = all.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            await EndAsync(all, next, ending);
        }

        foreach (var row in _rows.Empty())
        {
            yield return row;
        }

        yield return new EndFrame(_tally.Exit);
    }

    /// <summary>Whoever stops reading may do so while the next is waited for, and that has to end first.</summary>
    private static async Task EndAsync(IAsyncEnumerator<NodeFrame> all, Task<bool> next, CancellationTokenSource ending)
    {
        End(ending);
        await ((Task)next).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
        await all.DisposeAsync();
    }

    private static void End(CancellationTokenSource ending) => ending.Cancel();

    /// <param name="since">When the first that waits came.</param>
    private async Task<bool> IsThereInTimeAsync(Task<bool> next, long since, CancellationToken stop)
    {
        var left = Patience - clock.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        return await Task.WhenAny(next, Task.Delay(left, clock, stop)) == next;
    }

    /// <returns>What is to be shown at once; null: nothing.</returns>
    private Frame? Take(NodeFrame from)
    {
        switch (from.Frame)
        {
            case ColumnsFrame columns:
                return _rows.Take(from.Node.Name, columns);
            case RowFrame row:
                _rows.Take(from.Node.Name, row);
                return null;
            case EndFrame end:
                _tally.Count(end);
                return null;
            case { } other:
                _tally.Count(other);
                return other;
            default:
                return null;
        }
    }
}
