using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>
/// An agent as everybody else sees it: made by its supervisor when what it says is durable, and replaced as a whole.
/// </summary>
public sealed record AgentSnapshot
{
    public required AgentAddress Address { get; init; }

    /// <summary>Rises with every change, also across restarts of the daemon; who sees an older one drops it.</summary>
    public required long Version { get; init; }

    public required AgentPhase Phase { get; init; }

    /// <summary>Why it is in this phase: stable, of <see cref="AgentCauses"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Of the phase.</summary>
    public required HybridTime Since { get; init; }

    public bool IsReady => Phase == AgentPhase.Ready;

    /// <summary>Whoever waits for it may go on: it is ready, or it has done all it had to do.</summary>
    public bool Satisfies => Phase is AgentPhase.Ready or AgentPhase.Completed;

    /// <summary>It is to run, by operator, group and fleet.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>It has heard that no revision has it any more.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>
    /// Of an agent of a movable group: by which of the group's ownerships this node has it, 0: by none. Null: its group cannot
    /// move, or has not said yet what it wants of it.
    /// </summary>
    public long? Epoch { get; init; }

    /// <inheritdoc cref="AgentFacts.MayRun"/>
    public bool MayRun { get; init; }

    /// <summary>Empty before the first start.</summary>
    public string Incarnation { get; init; } = "";

    public ProcessFacts? Process { get; init; }

    /// <summary>Restarts of its own accord, since it was first started.</summary>
    public long Restarts { get; init; }

    /// <summary>When it is started again after a failure; null where time alone does not decide that.</summary>
    public BootMoment? StartDue { get; init; }

    /// <summary>Failures that its group has to decide on; it counts up.</summary>
    public long Failures { get; init; }

    /// <summary>How often it used up its restarts and left it to its group; it counts up.</summary>
    public long Escalations { get; init; }

    public WorkloadExit? LastExit { get; init; }

    /// <summary>What the agent said with its readiness, as JSON.</summary>
    public string? Details { get; init; }

    /// <summary>A line for people that the agent gave.</summary>
    public string? Status { get; init; }

    /// <summary>What it waits for, when it waits for needs.</summary>
    public ValueList<NeedTarget> Missing { get; init; } = [];

    /// <inheritdoc cref="Workload.Pause"/>
    public WorkloadPause? Pause { get; init; }

    /// <summary>Null while what runs it can be asked.</summary>
    public RuntimeAway? Away { get; init; }

    /// <summary>What was asked for and could not be had, a sentence each.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>What is to be remembered of it, where its group may move; null where this node does not own that.</summary>
    public NotedAgent? Noted { get; init; }

    /// <summary>The definition that the running process was started by; empty when none runs.</summary>
    public string RunningHash { get; init; } = "";
}
