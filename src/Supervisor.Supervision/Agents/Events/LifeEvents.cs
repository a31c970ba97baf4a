using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>A start was decided; it is carried out as often as it takes to know that it was.</summary>
/// <param name="Hash">Of the definition that it is started by.</param>
/// <param name="IsRestart">It follows a failure.</param>
public sealed record AgentStartIntended(string Incarnation, string Hash, AgentStopRule StopRule, bool IsRestart)
    : AgentEvent
{
    /// <summary>What it is started by.</summary>
    public RuntimeKind Runtime { get; init; }

    /// <inheritdoc cref="AgentState.MetElsewhere"/>
    public IReadOnlyList<string>? MetElsewhere { get; init; }
}

/// <summary>It was found running, later than all that is written here: a start of it was decided and could not be written.</summary>
/// <param name="Starts">How often it was started by now.</param>
public sealed record AgentAdopted(string Incarnation, long Starts) : AgentEvent;

/// <param name="Running">When, on the boot clock.</param>
/// <param name="Notes">What was asked for and could not be had, a sentence each.</param>
public sealed record AgentStarted(
    string Incarnation,
    ProcessFacts? Process,
    BootMoment Running,
    IReadOnlyList<string> Notes
) : AgentEvent;

/// <summary>It is certain that nothing was started.</summary>
public sealed record AgentStartFailed(string Incarnation, string Reason) : AgentEvent;

/// <summary>Whether it was started is not known.</summary>
public sealed record AgentStartUnclear(string Incarnation, string Reason) : AgentEvent;

public sealed record AgentStopIntended(string Incarnation, AgentStopping Stopping) : AgentEvent;

public sealed record AgentExited(string Incarnation, WorkloadExit Exit) : AgentEvent;

/// <summary>A workload that is not the current incarnation was found running, and is stopped.</summary>
public sealed record AgentStrayFound(string Incarnation, int? Pid) : AgentEvent;
