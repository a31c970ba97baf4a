namespace Supervisor.Supervision.EventSourcing;

/// <summary>A form in which an event is in some journal: the name and schema it was stored under, and its shape.</summary>
public sealed record EventForm(string Name, int Schema, Type Shape);
