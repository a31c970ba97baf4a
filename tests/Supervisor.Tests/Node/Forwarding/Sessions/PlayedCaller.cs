using System.Text;
using System.Threading.Channels;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>Somebody with a session, who types when the test does and reads as long as it lets him.</summary>
internal sealed class PlayedCaller : ISessionChannel
{
    private readonly Channel<SessionMessage> _typed = Channel.CreateUnbounded<SessionMessage>();
    private readonly StringBuilder _shown = new();
    private readonly TaskCompletionSource _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytes;

    public string Shown => _shown.ToString();

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>He has stopped reading until <see cref="GoOn"/>.</summary>
    public bool IsStopped { get; init; }

    public void Type(string text) =>
        _typed.Writer.TryWrite(new SessionMessage(SessionPart.Input, Encoding.UTF8.GetBytes(text)));

    public void GoOn() => _reads.TrySetResult();

    public void Leave() => _typed.Writer.TryComplete();

    public async ValueTask<SessionMessage?> ReadAsync(CancellationToken stop) =>
        await _typed.Reader.WaitToReadAsync(stop) && _typed.Reader.TryRead(out var message) ? message : null;

    public async ValueTask WriteAsync(SessionPart part, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (IsStopped)
        {
            await _reads.Task.WaitAsync(stop);
        }

        Interlocked.Add(ref _bytes, bytes.Length);
        if (bytes.Length < 100)
        {
            _shown.Append(Encoding.UTF8.GetString(bytes.Span));
        }
    }
}
