using System.Buffers.Binary;
using System.Text;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Serving;

/// <summary>The guard's socket: for its own user and root, for a bounded number, and not for those who say nothing.</summary>
internal sealed class Listener : IDisposable
{
    private const int MostConnections = 64;
    private const int Backlog = 1024;
    private const int OwnerOnly = 0x180;
    private const int CredentialBytes = 12;
    private const int UserIdOffset = 4;

    private static readonly TimeSpan SilenceAllowed = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly EventLoop _loop;
    private readonly IRequestHandler _handler;
    private readonly Action<Connection> _onClosed;
    private readonly List<Connection> _connections = [];
    private readonly int _socket;

    private Watched _watched;

    private Listener(int socket, EventLoop loop, IRequestHandler handler, Action<Connection> onClosed)
    {
        (_socket, _loop, _handler, _onClosed) = (socket, loop, handler, onClosed);
        Listen();
    }

    /// <summary>The caller holds the directory's lock, so a socket that is there is left from a guard that is gone.</summary>
    public static Listener Open(string path, EventLoop loop, IRequestHandler handler, Action<Connection> onClosed)
    {
        File.Delete(path);
        var socket = Errno.Check(LibcSockets.Create(LibcSockets.Unix, LibcSockets.Stream, 0), "Making a socket");
        var address = Address(path);
        Errno.Check(LibcSockets.Bind(socket, address, address.Length), $"Binding {path}");
        Errno.Check(Libc.ChangeMode(path, OwnerOnly), $"Closing {path} to others");
        Errno.Check(LibcSockets.Listen(socket, Backlog), $"Listening at {path}");
        return new Listener(socket, loop, handler, onClosed);
    }

    public void Dispose() => Libc.Close(_socket);

    private static byte[] Address(string path) => [LibcSockets.Unix, 0, .. Encoding.UTF8.GetBytes(path), 0];

    private void AcceptAll()
    {
        while (LibcSockets.Accept(_socket, 0, 0, LibcSockets.AcceptFlags) is >= 0 and var descriptor)
        {
            Accept(descriptor);
        }

        if (Errno.Last is not (Errno.TryAgain or Errno.Interrupted))
        {
            // Out of descriptors, most likely. Whoever waits at the door would wake us for ever.
            GuardLog.Write($"Nobody can connect for a moment: {Errno.LastSentence}");
            _loop.Unwatch(_watched);
            _loop.After(Rest, Listen);
        }
    }

    private void Listen() => _watched = _loop.Watch(_socket, LibcPolling.Readable, _ => AcceptAll());

    private void Accept(int descriptor)
    {
        if (!MayTalk(descriptor))
        {
            Libc.Close(descriptor);
            return;
        }

        MakeRoom();
        var connection = new Connection(descriptor, _loop, _handler, OnClosed);
        _connections.Add(connection);
        if (_connections.Count > MostConnections)
        {
            connection.Dismiss(ProtocolErrors.TooManyConnections);
            return;
        }

        _loop.After(SilenceAllowed, () => DismissIfSilent(connection));
    }

    private static bool MayTalk(int socket)
    {
        Span<byte> credentials = stackalloc byte[CredentialBytes];
        var length = CredentialBytes;
        return LibcSockets.Option(socket, LibcSockets.SocketLevel, LibcSockets.PeerCredentials, credentials, ref length)
                == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(credentials[UserIdOffset..]) is var user
            && (user == 0 || user == LibcProcesses.EffectiveUserId());
    }

    /// <summary>Who has said nothing yet goes before who talks: a flood of silent peers keeps nobody out.</summary>
    private void MakeRoom()
    {
        if (_connections.Count >= MostConnections)
        {
            _connections.Find(connection => !connection.IsGreeted)?.Close();
        }
    }

    private static void DismissIfSilent(Connection connection)
    {
        if (!connection.IsGreeted)
        {
            connection.Dismiss(ProtocolErrors.Silent);
        }
    }

    private void OnClosed(Connection connection)
    {
        _connections.Remove(connection);
        _onClosed(connection);
    }
}
