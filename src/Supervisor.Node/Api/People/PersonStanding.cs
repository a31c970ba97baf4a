using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>How somebody on another machine stands with the cluster at this moment.</summary>
/// <param name="Peer">Who he had proven to be when he came, or why he had not.</param>
/// <param name="Until">When his certificate expires.</param>
/// <param name="Denied">Why the cluster turns him away; null when it does not.</param>
/// <param name="Role">Of the name and the key on record.</param>
/// <param name="WhyUnknown">Why nobody can say who has which role; empty when it is known.</param>
internal sealed record PersonStanding(
    Outcome<PeerProof> Peer,
    DateTimeOffset Until,
    OperatorError? Denied,
    Role Role,
    string WhyUnknown
);
