using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>What a member needs to answer those who want to belong.</summary>
internal sealed record DeskServices
{
    public required IEntries Entries { get; init; }

    /// <summary>As it stands: certificates are renewed, and the authority's key may come later.</summary>
    public required Func<ClusterIdentity> Identity { get; init; }

    /// <summary>The hybrid clock of the node, for what is recorded.</summary>
    public required Func<HybridTime> Now { get; init; }

    /// <summary>For what is valid now, for comparing clocks, and for patience.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives so many bytes that nobody can guess.</summary>
    public required Func<int, byte[]> Chance { get; init; }

    /// <summary>Asked once more when the connection is served, since what it proved may not hold any more.</summary>
    public required Func<PeerProof, OperatorError?> WhyDenied { get; init; }

    public required IDialBack DialBack { get; init; }

    public required IJoinGifts Gifts { get; init; }

    public required IRunningGroups Groups { get; init; }

    public required ITrustObserver Observer { get; init; }
}
