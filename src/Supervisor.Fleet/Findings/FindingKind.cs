namespace Supervisor.Fleet.Findings;

/// <summary>A kind of mistake. Its code never changes meaning: scripts and <c>pbm fleet explain</c> hang on it.</summary>
public sealed record FindingKind(string Code, Severity Severity);
