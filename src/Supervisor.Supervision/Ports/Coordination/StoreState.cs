using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Version">Rises with every change of a revision, a name or the freeze, whoever makes it, and with nothing else.</param>
/// <param name="Latest">The latest revision; null when there never was one.</param>
public sealed record StoreState(StoreId Store, long Version, RevisionInfo? Latest);
