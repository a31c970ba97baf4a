using System.Net;
using System.Net.Sockets;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A port that nobody else has, as long as this is not disposed; its number is likely to stay free for a while.</summary>
internal sealed class TakenPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TakenPort()
    {
        _listener.Start();
        Number = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Number { get; }

    public void Dispose() => _listener.Dispose();
}
