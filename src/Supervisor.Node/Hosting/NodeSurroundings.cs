using System.Net.Sockets;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Hosting;

/// <summary>What stands before the node does, and after it.</summary>
/// <param name="Tcp">Listens already.</param>
internal sealed record NodeSurroundings(Socket Tcp, DataDirectory Data, HostLogs Logs, FilesOfStart Files)
{
    public string Endpoint { get; } = Tcp.LocalEndPoint!.ToString()!;

    /// <inheritdoc cref="NodeSettings.Cluster" />
    public ClusterSettings? Cluster { get; init; }

    /// <inheritdoc cref="NodeSettings.RestartLimit" />
    public int? RestartLimit { get; init; }

    /// <inheritdoc cref="NodeSettings.IsGuardApart" />
    public bool IsGuardApart { get; init; }
}
