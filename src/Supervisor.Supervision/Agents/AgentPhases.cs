using System.Collections.Frozen;

namespace Supervisor.Supervision.Agents;

/// <summary>Phases as operators and programs read them, and which of them mean that a process may be alive.</summary>
public static class AgentPhases
{
    private static readonly FrozenDictionary<AgentPhase, string> Names = new Dictionary<AgentPhase, string>
    {
        [AgentPhase.Waiting] = "waiting",
        [AgentPhase.Starting] = "starting",
        [AgentPhase.Running] = "running",
        [AgentPhase.Ready] = "ready",
        [AgentPhase.NotReady] = "notReady",
        [AgentPhase.Backoff] = "backoff",
        [AgentPhase.Quarantined] = "quarantined",
        [AgentPhase.Stopping] = "stopping",
        [AgentPhase.Stopped] = "stopped",
        [AgentPhase.Completed] = "completed",
        [AgentPhase.Unknown] = "unknown",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AgentPhase> ByName = Names.ToFrozenDictionary(
        named => named.Value,
        named => named.Key,
        StringComparer.Ordinal
    );

    public static string Name(this AgentPhase phase) => Names[phase];

    public static AgentPhase Parse(string name) => ByName[name];

    public static bool TryParse(string name, out AgentPhase phase) => ByName.TryGetValue(name, out phase);

    /// <summary>Nothing of it can be running.</summary>
    public static bool IsDown(this AgentPhase phase) =>
        phase
            is AgentPhase.Waiting
                or AgentPhase.Backoff
                or AgentPhase.Quarantined
                or AgentPhase.Stopped
                or AgentPhase.Completed;

    /// <summary>Its process is known to run, and nobody has told it to end.</summary>
    public static bool IsUp(this AgentPhase phase) =>
        phase is AgentPhase.Running or AgentPhase.Ready or AgentPhase.NotReady;
}
