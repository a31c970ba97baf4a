using System.Threading.Channels;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>Wakes one who waits; when it rang while nobody waited, the next one does not wait.</summary>
internal sealed class Bell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );
    private int _hasRung;

    /// <summary>Costs next to nothing when it has rung already.</summary>
    public void Ring()
    {
        if (Volatile.Read(ref _hasRung) == 0 && Interlocked.Exchange(ref _hasRung, 1) == 0)
        {
            _rings.Writer.TryWrite(true);
        }
    }

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        await _rings.Reader.ReadAsync(cancellation);
        // Before the waiter looks at what there is: whoever adds to it from now on rings again.
        Interlocked.Exchange(ref _hasRung, 0);
    }
}
