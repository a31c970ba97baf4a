namespace Supervisor.Supervision.Effects;

/// <summary>What the lanes understand.</summary>
internal abstract record LaneMessage;

internal sealed record RunEffect(Effect Effect) : LaneMessage;

/// <summary>Somebody looked after the effect had become unknown: what it did is known now, so the next may start.</summary>
internal sealed record ResolveEffect(string Workload, long Ticket) : LaneMessage;

/// <summary>The gate is closed: what waits in a lane has to be answered.</summary>
internal sealed record CloseLanes : LaneMessage;
