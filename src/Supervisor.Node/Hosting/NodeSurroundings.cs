using System.Net.Sockets;
using Supervisor.Node.Data;

namespace Supervisor.Node.Hosting;

/// <summary>What stands before the node does, and after it.</summary>
/// <param name="Tcp">Listens already.</param>
/// <param name="Fleet">Files to apply.</param>
internal sealed record NodeSurroundings(Socket Tcp, DataDirectory Data, HostLogs Logs, IReadOnlyList<string> Fleet)
{
    public string Endpoint { get; } = Tcp.LocalEndPoint!.ToString()!;
}
