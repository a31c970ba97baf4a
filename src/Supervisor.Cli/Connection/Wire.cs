using System.Net.Security;
using System.Net.Sockets;

namespace Supervisor.Cli.Connection;

/// <summary>The bytes of a connection, plain or secured. One may receive while another sends.</summary>
/// <param name="secured">Null: what is sent goes as it is.</param>
internal sealed class Wire(Socket socket, SslStream? secured = null) : IDisposable
{
    /// <summary>Something has come that was not received yet.</summary>
    public bool HasSome => socket.Available > 0;

    /// <summary>In milliseconds; 0 is without end.</summary>
    public int ReceiveTimeout
    {
        set => socket.ReceiveTimeout = value;
    }

    /// <returns>0 when the other side has closed.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    public int Receive(Span<byte> space)
    {
        try
        {
            return secured?.Read(space) ?? socket.Receive(space);
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException("It was closed here.", e);
        }
    }

    /// <summary>All of it.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (secured is not null)
            {
                secured.Write(bytes);
                return;
            }

            while (!bytes.IsEmpty)
            {
                bytes = bytes[socket.Send(bytes)..];
            }
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException("It was closed here.", e);
        }
    }

    /// <summary>Also while another receives or sends, which ends that.</summary>
    public void Dispose() => socket.Dispose();
}
