using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>What the cluster knows of people.</summary>
internal sealed record PeopleDoorServices
{
    public required ClusterId Cluster { get; init; }

    public required X509Certificate2 Authority { get; init; }

    public required Func<PeerProof, OperatorError?> WhyDenied { get; init; }

    public required Func<PeerProof, Role> RoleOf { get; init; }

    /// <summary>As it was told last.</summary>
    public required Func<RolesView> Roles { get; init; }

    /// <summary>The host names and addresses under which others dial this node.</summary>
    public required IReadOnlyCollection<string> Names { get; init; }

    public required TimeProvider Clock { get; init; }
}
