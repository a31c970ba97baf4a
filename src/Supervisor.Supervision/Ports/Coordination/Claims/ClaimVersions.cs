namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <summary>At which versions the two entries of a claim were seen; 0 for one that is not there.</summary>
public readonly record struct ClaimVersions(long Owner, long Renewal);
