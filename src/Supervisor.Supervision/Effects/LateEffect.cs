namespace Supervisor.Supervision.Effects;

/// <summary>
/// An effect that ended after it had been declared unknown. It may have acquired something, so it is handed to whoever
/// reconciles and never thrown away.
/// </summary>
/// <param name="Cause">Of the message whose handler asked for it; null when that named none.</param>
public sealed record LateEffect(string Workload, object? Result, Exception? Fault, string? Cause = null);
