namespace Supervisor.Supervision.Agents;

/// <summary>The liveness probe of an incarnation fails. It stays said until the probe passes, also while nothing is to be done about it.</summary>
/// <param name="IsSuspect">The fault may be the observer's own.</param>
internal sealed record LivenessVerdict(string Incarnation, string Reason, bool IsSuspect);
