using System.Net.Sockets;
using System.Text;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.ServiceManagers;

/// <summary>Listens where systemd would, to what the programs that it has started say.</summary>
internal sealed class NotifyListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly List<string> _heard = [];
    private readonly byte[] _buffer = new byte[4096];

    /// <param name="name">As in NOTIFY_SOCKET: a path, or <c>@</c> and a name that has no file.</param>
    public NotifyListener(string name)
    {
        Name = name;
        _socket.Bind(new UnixDomainSocketEndPoint(name[0] == '@' ? $"\0{name[1..]}" : name));
    }

    public string Name { get; }

    public bool HasHeardNothing => _socket.Available == 0 && _heard.Count == 0;

    /// <summary>The next message, word for word.</summary>
    public async Task<string> NextAsync(Daemon from)
    {
        var length = await Patience.For(
            _socket.ReceiveAsync(_buffer),
            "a message to the notify socket",
            () => $"{string.Join('\n', _heard)}\n{from.Log}"
        );
        var message = Encoding.UTF8.GetString(_buffer, 0, length);
        _heard.Add(message);
        return message;
    }

    public void Dispose() => _socket.Dispose();
}
