namespace Supervisor.Supervision.Effects;

/// <summary>What the lanes understand.</summary>
internal abstract record LaneMessage;

internal sealed record RunEffect(Effect Effect) : LaneMessage;

/// <summary>Somebody looked after the effect had become unknown: what it did is known now, so the next may start.</summary>
internal sealed record ResolveEffect(string Workload, long Ticket) : LaneMessage;
