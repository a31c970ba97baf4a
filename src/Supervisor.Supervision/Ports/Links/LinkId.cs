namespace Supervisor.Supervision.Ports.Links;

/// <summary>One link of this daemon's; each that follows has a higher number.</summary>
public readonly record struct LinkId(long Value);
