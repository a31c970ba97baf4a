namespace Supervisor.Supervision.Nodes;

/// <summary>What happened to a node, as its journal has it.</summary>
public abstract record NodeEvent
{
    private protected NodeEvent() { }
}

/// <param name="Incarnation">One start of the daemon; random, so that two copies of a journal do not share it.</param>
/// <param name="Version">The daemon's version.</param>
public sealed record NodeStarted(string Incarnation, string Version) : NodeEvent;

/// <summary>The daemon stopped in order. A start that follows another without this between was a crash.</summary>
public sealed record NodeStopped(string Incarnation) : NodeEvent;
