using System.IO.Pipelines;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>The connection of a session within this process, and a channel at one end or both.</summary>
internal sealed class ChannelPair : IAsyncDisposable
{
    private readonly List<PassedChannel> _open = [];

    public ChannelPair()
    {
        var (there, back) = (new Pipe(), new Pipe());
        Near = new PipedStream(back.Reader, there.Writer, Network);
        Far = new PipedStream(there.Reader, back.Writer, Network);
    }

    public MemoryNetwork Network { get; } = new();

    public VirtualClock Clock { get; } = new();

    public Stream Near { get; }

    public Stream Far { get; }

    public PassedChannel Open(Stream end)
    {
        var channel = new PassedChannel(end, Clock);
        _open.Add(channel);
        return channel;
    }

    /// <summary>Beats come due, and each is heard before the next.</summary>
    public async Task LiveOnAsync(TimeSpan time)
    {
        for (var lived = TimeSpan.Zero; lived < time; lived += SessionsProtocol.BeatInterval)
        {
            var looks = Network.Looks;
            Pass(SessionsProtocol.BeatInterval);
            await UntilAsync(() => Network.Looks >= looks + 2);
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
