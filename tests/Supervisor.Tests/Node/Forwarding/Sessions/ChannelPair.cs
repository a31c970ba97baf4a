using System.IO.Pipelines;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>The connection of a session within this process, and a channel at one end or both.</summary>
internal sealed class ChannelPair : IAsyncDisposable
{
    private readonly List<PassedChannel> _open = [];
    private readonly PipedStream _near;
    private readonly PipedStream _far;

    public ChannelPair()
    {
        var (there, back) = (new Pipe(), new Pipe());
        _near = new PipedStream(back.Reader, there.Writer, Network);
        _far = new PipedStream(there.Reader, back.Writer, Network);
    }

    public MemoryNetwork Network { get; } = new();

    public VirtualClock Clock { get; } = new();

    public Stream Near => _near;

    public Stream Far => _far;

    public PassedChannel Open(Stream end)
    {
        var channel = new PassedChannel(end, Clock);
        _open.Add(channel);
        return channel;
    }

    /// <summary>Beats come due, and each end has heard something before the next: what one says at once is no life of the other.</summary>
    public async Task LiveOnAsync(TimeSpan time)
    {
        for (var lived = TimeSpan.Zero; lived < time; lived += SessionsProtocol.BeatInterval)
        {
            var (near, far) = (_near.Looks, _far.Looks);
            Pass(SessionsProtocol.BeatInterval);
            await UntilAsync(() => _near.Looks > near && _far.Looks > far);
        }
    }

    public void Pass(TimeSpan time)
    {
        var until = Clock.Elapsed + time;
        while (Clock.MoveToNextTimer(until)) { }

        Clock.MoveTo(until);
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task CloseAsync(PassedChannel channel)
    {
        _open.Remove(channel);
        await channel.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _open)
        {
            await channel.DisposeAsync();
        }
    }
}
