using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Messages;

/// <summary>
/// Its group says what it wants; the last word holds. It counts although the journal takes nothing: a freeze must hold then,
/// too, and what is said in vain is said again after the next start.
/// </summary>
public sealed record TakeOrders(AgentOrders Orders) : AgentMessage, IObservation;

/// <summary>What it needs has changed.</summary>
public sealed record NeedsChanged(NeedsView Needs) : AgentMessage, IObservation;

/// <summary>Those who need this agent, are to stop as well and have not stopped yet.</summary>
public sealed record DependentsChanged(ImmutableArray<AgentAddress> StillUp) : AgentMessage, IObservation;

/// <summary>The runtime has this workload of the agent, running or ended.</summary>
public sealed record WorkloadSeen(Workload Workload) : AgentMessage, IObservation
{
    /// <summary>Of the runtime.</summary>
    public RuntimeKind Kind { get; init; }
}

/// <summary>The runtime's whole list, asked for after this incarnation's start was decided, does not have it.</summary>
public sealed record WorkloadMissing(string Incarnation) : AgentMessage, IObservation
{
    /// <summary>Its start is under way, and may come after the list: nothing follows from its not being there.</summary>
    internal bool IsEarly { get; init; }

    /// <summary>Of the runtime.</summary>
    public RuntimeKind Kind { get; init; }
}

/// <summary>The runtime cannot be asked now, or can be asked again.</summary>
public sealed record RuntimeChanged(string? Problem) : AgentMessage, IObservation
{
    public RuntimeKind Kind { get; init; }

    /// <summary>By the wall clock: since when there is a problem, though it may have been another one first.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <param name="ReplyTo">Told when what it changes is durable; null: nobody waits.</param>
public sealed record SignalCame(AgentSignal Signal, ActorRef<SignalOutcome>? ReplyTo) : AgentMessage, IObservation
{
    /// <summary>Why it is not taken; null when it is. Filled in when its turn comes.</summary>
    internal SignalOutcome? Refusal { get; init; }
}

/// <summary>A probe of this incarnation has changed its mind, after as many tries as it has.</summary>
/// <param name="IsLiveness">Its failure restarts; that of the other only takes readiness away.</param>
/// <param name="IsSuspect">Most of what the same observer asks fails now, so the fault may be its own.</param>
public sealed record ProbeJudged(string Incarnation, bool IsLiveness, bool Passes, string Reason, bool IsSuspect)
    : AgentMessage,
        IObservation;

internal sealed record LaunchEnded(string Incarnation, EffectOutcome<LaunchOutcome> Outcome)
    : AgentMessage,
        IObservation;

/// <summary>Its supervisor has read its journal: what is there to act on?</summary>
internal sealed record AgentRecovered : AgentMessage, IObservation;

/// <summary>All that was begun for this agent before has ended, or is known to be in doubt: now a look says the truth.</summary>
internal sealed record LaneReached(EffectOutcome<bool> Outcome) : AgentMessage, IObservation;

/// <param name="Problem">Why it cannot send word; null when it can.</param>
internal sealed record SurroundingsOpened(string Incarnation, string? Problem) : AgentMessage, IObservation;

/// <param name="WasKill">Nothing of it should be left now.</param>
internal sealed record StopEnded(string Incarnation, bool WasKill, EffectOutcome<StopOutcome> Outcome)
    : AgentMessage,
        IObservation
{
    /// <summary>Asked of the runtime by which the agent did not run then.</summary>
    internal bool IsElsewhere { get; init; }
}

/// <summary>A deadline of this incarnation has passed.</summary>
internal sealed record DeadlinePassed(string Incarnation, AgentDeadline Deadline) : AgentMessage, IObservation;

internal enum AgentDeadline
{
    /// <summary>The delay before a restart.</summary>
    Backoff,

    /// <summary>Nobody has said anything of it for so long that its running has to do for readiness.</summary>
    Silence,
    Start,
    Ttl,
    Watchdog,
    Progress,

    /// <summary>It, or a stray, should have ended long since.</summary>
    Stop,
}
