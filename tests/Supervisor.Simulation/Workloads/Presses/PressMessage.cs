namespace Supervisor.Simulation.Workloads.Presses;

internal abstract record PressMessage;

/// <summary>Time for two more strokes.</summary>
internal sealed record Press : PressMessage;

/// <summary>A stroke was answered.</summary>
/// <param name="Ticket">Names the unknown stroke that somebody has to look after; 0 for none.</param>
internal sealed record Stroked(long Ticket) : PressMessage;

/// <summary>Somebody looked at the press.</summary>
internal sealed record PressSeen(bool IsBusy) : PressMessage;

/// <summary>Makes the actor fail.</summary>
internal sealed record JamPress : PressMessage;
