using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Connection;

/// <summary>A connection that has become a session's. One may receive while others send.</summary>
internal sealed class SessionLink(Wire wire, ReceiveBuffer received)
{
    private readonly Lock _turn = new();
    private readonly byte[] _header = new byte[SessionHeader.Bytes];

    /// <summary>The other side has said something that was not received yet.</summary>
    public bool HasAnswer => !IsBroken && (received.HasSome || wire.HasSome);

    /// <summary>Nothing can be sent any more.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Nobody to send to is no fault of the sender: who receives is told why.</summary>
    public void Send(SessionPart part, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[SessionHeader.Bytes];
        try
        {
            lock (_turn)
            {
                do
                {
                    var piece = bytes[..Math.Min(bytes.Length, SessionHeader.Longest)];
                    new SessionHeader(part, piece.Length).Write(header);
                    wire.Send(header);
                    wire.Send(piece);
                    bytes = bytes[piece.Length..];
                } while (!bytes.IsEmpty);
            }
        }
        catch (IOException)
        {
            // The end of it is received, or the reason why there is none.
            IsBroken = true;
        }
    }

    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">What came is no part of a session.</exception>
    public (SessionPart Part, byte[] Bytes) Receive()
    {
        ReceiveExactly(_header);
        var header = SessionHeader.Read(_header);
        var bytes = new byte[header.Length];
        ReceiveExactly(bytes);
        return (header.Part, bytes);
    }

    private void ReceiveExactly(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var some = received.Peek();
            if (some.IsEmpty)
            {
                throw new EndOfStreamException("It closed the connection before the end.");
            }

            var count = Math.Min(some.Length, bytes.Length);
            some[..count].CopyTo(bytes);
            received.Skip(count);
            bytes = bytes[count..];
        }
    }
}
