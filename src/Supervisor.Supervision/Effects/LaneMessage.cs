namespace Supervisor.Supervision.Effects;

/// <summary>What the lanes understand.</summary>
internal abstract record LaneMessage;

internal sealed record RunEffect(Effect Effect) : LaneMessage;

/// <summary>Somebody looked at the workload: what the unknown effect did is known now, so the next may start.</summary>
internal sealed record ResolveEffect(string Workload) : LaneMessage;
