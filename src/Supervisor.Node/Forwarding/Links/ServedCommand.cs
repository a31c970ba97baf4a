using System.Threading.Channels;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>A command that runs here for another node's operator: it writes no faster than that one reads.</summary>
internal sealed class ServedCommand(ServedKey key, AskWord ask) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>One for each frame that may be sent.</summary>
    private readonly Channel<bool> _window = WindowOf(Math.Clamp(ask.Frames, 1, RemoteAnswer.Window));

    internal ServedKey Key => key;

    internal AskWord Ask => ask;

    /// <summary>Cancelled when whoever asked has gone.</summary>
    internal CancellationToken Gone => _gone.Token;

    internal async ValueTask WriteAsync(Frame frame, Action<ServedSays> say, CancellationToken stop)
    {
        await _window.Reader.ReadAsync(stop);
        say(new ServedSays(key, frame));
    }

    /// <summary>What another node says of it may be wrong: it never has more room than it began with.</summary>
    internal void MakeRoom(int frames)
    {
        for (var room = Math.Min(frames, RemoteAnswer.Window - _window.Reader.Count); room > 0; room--)
        {
            _window.Writer.TryWrite(true);
        }
    }

    internal void Leave() => _gone.Cancel();

    /// <summary>When it has come to its end.</summary>
    public void Dispose() => _gone.Dispose();

    private static Channel<bool> WindowOf(int frames)
    {
        var window = Channel.CreateUnbounded<bool>();
        for (var i = 0; i < frames; i++)
        {
            window.Writer.TryWrite(true);
        }

        return window;
    }
}
