using System.Threading.Channels;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>Wakes one who waits; who is called while he is awake does not wait the next time.</summary>
internal sealed class WakeUp(TimeProvider clock)
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    public void Call() => _calls.Writer.TryWrite(true);

    public async Task WaitAsync(TimeSpan atMost, CancellationToken stop)
    {
        using var enough = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stop);
        try
        {
            await _calls.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nobody called.
        }
    }
}
