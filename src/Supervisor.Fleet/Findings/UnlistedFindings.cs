namespace Supervisor.Fleet.Findings;

/// <summary>Findings of one kind that are counted and no longer listed: of one kind nobody reads thousands.</summary>
/// <param name="First">The first of them.</param>
public sealed record UnlistedFindings(Finding First, int Count);
