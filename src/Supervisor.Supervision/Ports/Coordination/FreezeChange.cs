namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Expected">The version of the flag that the caller has seen.</param>
public sealed record FreezeChange(long Expected, bool IsFrozen, string Why, ChangeStamp Stamp);
