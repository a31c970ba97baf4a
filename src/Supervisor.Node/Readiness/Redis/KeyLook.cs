namespace Supervisor.Node.Readiness.Redis;

/// <summary>An agent's keys, as one look found them.</summary>
/// <param name="Claim">The incarnation that they were claimed for; null: none.</param>
/// <param name="Ended">When the answer was whole, on the clock of <see cref="KeyExpiry"/>.</param>
internal sealed record KeyLook(string? Claim, KeyState Keys, TimeSpan Ended);
