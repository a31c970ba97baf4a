using System.Net;
using System.Net.Sockets;

namespace Supervisor.TestKit.Network;

/// <summary>
/// A port of the loopback that is one test's alone until this is disposed. It is bound and not listened on: the kernel gives
/// it to nobody, who connects to it is refused, and a server that takes an address which was just in use, as all servers do,
/// may listen on it.
/// </summary>
public sealed class ReservedPort : IDisposable
{
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;

    private readonly Socket _holder;

    public ReservedPort()
    {
        _holder = Bind(0);
        Number = ((IPEndPoint)_holder.LocalEndPoint!).Port;
    }

    public int Number { get; }

    /// <summary>Listens on it, as somebody who took it first.</summary>
    public IDisposable Listen()
    {
        var listener = Bind(Number);
        listener.Listen();
        return listener;
    }

    public void Dispose() => _holder.Dispose();

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // The kernel's own option: .NET's of that name is another one.
        socket.SetRawSocketOption(SocketLevel, ReuseAddress, BitConverter.GetBytes(1));
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
