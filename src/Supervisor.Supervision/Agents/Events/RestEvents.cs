using Supervisor.Actors.Restarts;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>It is to run, as soon as what has to come first has come.</summary>
/// <param name="IsAfterFailure">It failed, and spends no restart for it.</param>
/// <param name="IsHeld">It failed while nothing was to be done by itself: what that means is decided afterwards.</param>
public sealed record AgentWaits(string Cause, string Reason, bool IsAfterFailure, bool IsHeld = false) : AgentEvent;

/// <summary>It failed, and one of its restarts is spent.</summary>
/// <param name="History">On the boot clock.</param>
public sealed record AgentBackedOff(string Cause, string Reason, TimeSpan Delay, BootMoment Due, RestartHistory History)
    : AgentEvent
{
    /// <summary>It has not failed itself, and none of its restarts is spent.</summary>
    public bool IsByOthers { get; init; }
}

/// <summary>It failed, and its group decides what that means.</summary>
/// <param name="Failure">Counts up.</param>
public sealed record AgentLeftToGroup(string Cause, string Reason, long Failure) : AgentEvent;

/// <summary>It has no restart left, and leaves it to its group.</summary>
/// <param name="Escalation">Counts up.</param>
public sealed record AgentEscalated(string Cause, string Reason, long Escalation) : AgentEvent;

public sealed record AgentQuarantined(string Cause, string Reason) : AgentEvent;

public sealed record AgentCompleted : AgentEvent;

public sealed record AgentStopped(string Cause, string Reason) : AgentEvent;
