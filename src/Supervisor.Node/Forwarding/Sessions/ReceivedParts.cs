using System.Threading.Channels;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>What has come and nobody has taken: no more than the window, and what is taken is told to who sends.</summary>
internal sealed class ReceivedParts
{
    /// <summary>A word for each part would cost as much as a small part.</summary>
    private const int TellAt = SessionsProtocol.Window / 4;

    private readonly Channel<SessionMessage> _parts = Channel.CreateUnbounded<SessionMessage>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    private int _waiting;
    private int _untold;

    /// <returns>False: it is more than may be sent.</returns>
    public bool Add(SessionMessage message, int bytes) =>
        Interlocked.Add(ref _waiting, bytes) <= SessionsProtocol.Window && _parts.Writer.TryWrite(message);

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _parts.Writer.TryComplete();

    /// <returns>Null: nothing more comes.</returns>
    public async ValueTask<SessionMessage?> ReadAsync(CancellationToken stop) =>
        await _parts.Reader.WaitToReadAsync(stop) && _parts.Reader.TryRead(out var message) ? message : null;

    /// <returns>How much is to be told to who sends; 0: nothing yet.</returns>
    public int Took(int bytes)
    {
        _untold += bytes;
        if (_untold < TellAt)
        {
            return 0;
        }

        var told = _untold;
        _untold = 0;
        Interlocked.Add(ref _waiting, -told);
        return told;
    }
}
