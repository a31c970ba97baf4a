using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>A session over a connection of its own.</summary>
internal sealed class SessionChannel(Stream stream) : ISessionChannel, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly byte[] _readHeader = new byte[SessionHeader.Bytes];
    private readonly byte[] _writeBuffer = new byte[SessionHeader.Bytes + SessionHeader.Longest];

    public async ValueTask<SessionMessage?> ReadAsync(CancellationToken stop)
    {
        try
        {
            var count = await stream.ReadAtLeastAsync(_readHeader, _readHeader.Length, throwOnEndOfStream: false, stop);
            if (count < _readHeader.Length)
            {
                return null;
            }

            var header = SessionHeader.Read(_readHeader);
            var bytes = new byte[header.Length];
            await stream.ReadExactlyAsync(bytes, stop);
            return new SessionMessage(header.Part, bytes);
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException)
        {
            // Who breaks off has gone, and so has who sends what is none: there is no going on after that.
            return null;
        }
    }

    public async ValueTask WriteAsync(SessionPart part, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            do
            {
                var piece = bytes[..Math.Min(bytes.Length, SessionHeader.Longest)];
                new SessionHeader(part, piece.Length).Write(_writeBuffer);
                piece.CopyTo(_writeBuffer.AsMemory(SessionHeader.Bytes));
                await stream.WriteAsync(_writeBuffer.AsMemory(0, SessionHeader.Bytes + piece.Length), stop);
                bytes = bytes[piece.Length..];
            } while (!bytes.IsEmpty);

            await stream.FlushAsync(stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
