using System.Buffers.Binary;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>
/// One end of a session between two nodes. Whoever is slow, it reads on: so it hears that the other end lives, and sees when it goes.
/// What nobody has taken is limited by a window in each direction, and who writes waits for room in the other's.
/// </summary>
internal sealed class PassedChannel : ISessionChannel, IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly SessionChannel _parts;
    private readonly TimeProvider _clock;
    private readonly SendWindow _room = new(SessionsProtocol.Window);
    private readonly ReceivedParts _received = new();
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _receiving;
    private readonly Task _living;
    private long _heardAt;

    public PassedChannel(Stream stream, TimeProvider clock)
    {
        (_stream, _clock, _parts) = (stream, clock, new SessionChannel(stream));
        _heardAt = clock.GetTimestamp();
        _receiving = ReceiveAllAsync();
        _living = Task.WhenAll(BeatAsync(), WatchAsync());
    }

    /// <summary>Cancelled when the other end has gone.</summary>
    public CancellationToken Gone => _gone.Token;

    public async ValueTask<SessionMessage?> ReadAsync(CancellationToken stop)
    {
        var message = await _received.ReadAsync(stop);
        if (message is { Bytes: var bytes } && _received.Took(CostOf(bytes)) is > 0 and var told)
        {
            var word = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(word, told);
            await TrySendAsync(SessionPart.Taken, word);
        }

        return message;
    }

    public async ValueTask WriteAsync(SessionPart part, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (part is SessionPart.Alive or SessionPart.Taken)
        {
            // Not for those who speak by way of a node.
            return;
        }

        var longest = part is SessionPart.Input or SessionPart.Output or SessionPart.Errors
            ? SessionsProtocol.PieceBytes
            : SessionHeader.Longest;
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, longest)];
            await SendInTurnAsync(part, piece, stop);
            bytes = bytes[piece.Length..];
        } while (!bytes.IsEmpty);
    }

    /// <summary>Waits until the other end has hung up: what it has not read when the connection ends here may be lost.</summary>
    public async Task FinishAsync(CancellationToken stop) =>
        await Task.WhenAny(_receiving, Task.Delay(SessionsProtocol.TimeToLeave, _clock, stop));

    /// <summary>Ends it at once.</summary>
    public void Abort() => _over.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _receiving;
        await _living;
        await _stream.DisposeAsync();
        _parts.Dispose();
        _over.Dispose();
        _gone.Dispose();
    }

    private async ValueTask SendInTurnAsync(SessionPart part, ReadOnlyMemory<byte> piece, CancellationToken stop)
    {
        try
        {
            await _room.TakeAsync(CostOf(piece), stop);
            await SendAsync(part, piece);
        }
        catch (IOException gone) when (stop.IsCancellationRequested)
        {
            // Who was told that it is over is not to take this for a fault.
            throw new OperationCanceledException(gone.Message, gone, stop);
        }
    }

    private async Task ReceiveAllAsync()
    {
        await Task.Yield();
        try
        {
            while (await _parts.ReadAsync(_over.Token) is { } message && Take(message)) { }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // It ends here, or the other end was given up.
        }

        await _gone.CancelAsync();
        _room.Close();
        _received.Complete();
    }

    /// <returns>False: it is more than the other end may send.</returns>
    private bool Take(SessionMessage message)
    {
        Volatile.Write(ref _heardAt, _clock.GetTimestamp());
        switch (message.Part)
        {
            case SessionPart.Alive:
                return true;
            case SessionPart.Taken when message.Bytes.Length == sizeof(int):
                _room.Add(BinaryPrimitives.ReadInt32BigEndian(message.Bytes.Span));
                return true;
            default:
                return _received.Add(message, CostOf(message.Bytes));
        }
    }

    private async Task BeatAsync()
    {
        using var beats = new PeriodicTimer(SessionsProtocol.BeatInterval, _clock);
        try
        {
            while (await beats.WaitForNextTickAsync(_over.Token))
            {
                await TrySendAsync(SessionPart.Alive, default);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // It ends.
        }
    }

    private async Task WatchAsync()
    {
        using var looks = new PeriodicTimer(SessionsProtocol.BeatInterval, _clock);
        try
        {
            while (await looks.WaitForNextTickAsync(_over.Token))
            {
                if (_clock.GetElapsedTime(Volatile.Read(ref _heardAt)) > SessionsProtocol.Patience)
                {
                    await _over.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // It ends.
        }
    }

    /// <summary>Who reads is told that the other end has gone; nobody else has to be.</summary>
    private async Task TrySendAsync(SessionPart part, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await SendAsync(part, bytes);
        }
        catch (IOException)
        {
            await _over.CancelAsync();
        }
    }

    /// <summary>Never given up halfway while the connection is to go on: nobody could read what comes after half a part.</summary>
    private async Task SendAsync(SessionPart part, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _parts.WriteAsync(part, bytes, _over.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            throw new IOException("the connection has ended", gone);
        }
    }

    private static int CostOf(ReadOnlyMemory<byte> bytes) => SessionHeader.Bytes + bytes.Length;
}
