using System.Net;
using Supervisor.Contracts.Local;
using Supervisor.Supervision.Limits;

namespace Supervisor.Node.Settings;

/// <param name="Listen">Where the operator API is served over TCP.</param>
/// <param name="Data">The data directory.</param>
/// <param name="NodeName">The name asked for; null when nobody asked for one.</param>
/// <param name="HostName">What an unnamed node is called at its first start.</param>
/// <param name="LogLevel">The least level that is logged.</param>
internal sealed record NodeSettings(
    IPEndPoint Listen,
    DataDirectoryLayout Data,
    string? NodeName,
    string HostName,
    LogLevel LogLevel
)
{
    /// <summary>What to apply at the start; empty: nothing.</summary>
    public IReadOnlyList<string> Fleet { get; init; } = [];

    /// <summary>Null: nothing was said of one. The node may be in one all the same, by its cluster files.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>Where other nodes reach this one; null when nothing was said of it.</summary>
    public LinkPlace? Links { get; init; }

    /// <summary>More restarts within a minute are a storm; null: by the number of agents.</summary>
    public int? RestartLimit { get; init; }

    /// <summary>What is not run here, whoever asks.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.None;

    /// <summary>
    /// Another starts the guard, as where daemon and guard have a container each. Its processes would be in that container and not
    /// on the machine, so there are none.
    /// </summary>
    public bool IsGuardApart { get; init; }
}
