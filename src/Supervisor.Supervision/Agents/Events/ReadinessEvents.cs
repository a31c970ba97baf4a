using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>It counts as ready from now on.</summary>
public sealed record AgentBecameReady(string Incarnation, string Cause, string Reason) : AgentEvent;

public sealed record AgentBecameNotReady(string Incarnation, string Cause, string Reason) : AgentEvent;

/// <param name="Source">The way by which it came.</param>
/// <param name="Details">As JSON.</param>
/// <param name="Until">Null: as long as it lives.</param>
public sealed record AgentSaidReady(string Incarnation, string Source, string? Details, BootMoment? Until) : AgentEvent;

public sealed record AgentSaidNotReady(string Incarnation, string Source, string Reason) : AgentEvent;

public sealed record AgentSaidStopping(string Incarnation, string Source) : AgentEvent;

public sealed record AgentSaidHung(string Incarnation, string Source) : AgentEvent;

/// <summary>It needs longer to become ready.</summary>
public sealed record AgentStartExtended(string Incarnation, BootMoment Until) : AgentEvent;

/// <summary>It was heard for the first time, with something else than its readiness.</summary>
public sealed record AgentSpoke(string Incarnation, string Source) : AgentEvent;

/// <summary>Its word holds until then; written at most once per half its time to live.</summary>
public sealed record AgentRenewed(string Incarnation, BootMoment Until) : AgentEvent;

/// <summary>Nothing was heard of it for longer than its word holds.</summary>
public sealed record AgentWordExpired(string Incarnation) : AgentEvent;

public sealed record AgentProbeJudged(string Incarnation, bool Passes, string Reason) : AgentEvent;

/// <param name="Output">The last line that the check wrote; empty when it wrote none.</param>
public sealed record AgentHealthJudged(string Incarnation, HealthStatus Status, string Output) : AgentEvent;

/// <summary>It has run for a second without a word, and nothing else could vouch for it.</summary>
public sealed record AgentRanSilently(string Incarnation) : AgentEvent;

/// <param name="Claimed">The incarnation that it named.</param>
/// <param name="Word">What it wanted to say.</param>
public sealed record AgentRefusedSignal(string Claimed, string Source, string Word) : AgentEvent;

/// <summary>Something whose loss matters to it was lost.</summary>
public sealed record AgentNeedLost(string Need, string Reason) : AgentEvent;

public sealed record AgentNeedReturned(string Need) : AgentEvent;
