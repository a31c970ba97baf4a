using System.Net.Sockets;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Limits;

namespace Supervisor.Node.Hosting;

/// <summary>What stands before the node does, and after it.</summary>
/// <param name="Tcp">Listens already.</param>
internal sealed record NodeSurroundings(Socket Tcp, DataDirectory Data, HostLogs Logs, FilesOfStart Files)
{
    /// <summary>Begins before there is a journal.</summary>
    public AuditTrail Audit { get; } = new(Logs.Clock, TimeProvider.System, Logs.Factory.CreateLogger<AuditTrail>());

    public string Endpoint { get; } = Tcp.LocalEndPoint!.ToString()!;

    /// <summary>Null: of a node that is alone.</summary>
    public ClusterFiles? Cluster { get; init; }

    /// <inheritdoc cref="NodeSettings.RestartLimit" />
    public int? RestartLimit { get; init; }

    /// <inheritdoc cref="NodeSettings.Limits" />
    public NodeLimits Limits { get; init; } = NodeLimits.None;

    /// <inheritdoc cref="NodeSettings.IsGuardApart" />
    public bool IsGuardApart { get; init; }
}
