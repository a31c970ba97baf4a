using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Node.History;

/// <summary>Appends in the order in which they became durable, stream by stream. Who is too slow for them is told so.</summary>
internal sealed class JournalSubscription : IDisposable
{
    private const int MostWaiting = 4096;

    private readonly Channel<AppendRequest> _appends = Channel.CreateBounded<AppendRequest>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );

    private readonly Action<JournalSubscription> _end;
    private int _hasLost;

    internal JournalSubscription(Action<JournalSubscription> end) => _end = end;

    public async IAsyncEnumerable<AppendRequest> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (await _appends.Reader.WaitToReadAsync(stop))
        {
            while (_appends.Reader.TryRead(out var append))
            {
                yield return append;
            }
        }
    }

    /// <summary>Whether some were left out since this was asked last: the streams have to be read again.</summary>
    public bool TakeLoss() => Interlocked.Exchange(ref _hasLost, 0) != 0;

    public void Dispose() => _end(this);

    internal void Take(AppendRequest append)
    {
        if (!_appends.Writer.TryWrite(append))
        {
            Volatile.Write(ref _hasLost, 1);
        }
    }
}
