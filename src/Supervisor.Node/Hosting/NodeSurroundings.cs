using System.Net.Sockets;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Hosting;

/// <summary>What stands before the node does, and after it.</summary>
/// <param name="Tcp">Listens already.</param>
internal sealed record NodeSurroundings(Socket Tcp, DataDirectory Data, HostLogs Logs, NodeSettings Settings)
{
    public string Endpoint { get; } = Tcp.LocalEndPoint!.ToString()!;
}
