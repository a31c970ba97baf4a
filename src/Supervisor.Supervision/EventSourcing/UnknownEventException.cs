namespace Supervisor.Supervision.EventSourcing;

/// <summary>The journal holds an event that this version cannot read; most likely a newer version wrote it.</summary>
public sealed class UnknownEventException(string name, int schema)
    : Exception($"The journal holds an event '{name}' of schema {schema}, which this version does not know.");
