using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>All that an agent's journal says of it.</summary>
public sealed record AgentState
{
    public static AgentState Initial { get; } = new();

    public AgentPhase Phase { get; init; } = AgentPhase.Waiting;

    /// <summary>Of <see cref="AgentCauses"/>.</summary>
    public string Cause { get; init; } = AgentCauses.Due;

    public string Reason { get; init; } = "";

    public HybridTime Since { get; init; }

    /// <summary>Set while an operator's stop of this very agent holds.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Of the last start that was decided; empty before the first.</summary>
    public string Incarnation { get; init; } = "";

    /// <summary>How often it was started.</summary>
    public long Starts { get; init; }

    /// <summary>The definition that the last start was decided by.</summary>
    public string DefinitionHash { get; init; } = "";

    /// <summary>What the last start was decided for.</summary>
    public RuntimeKind Runtime { get; init; }

    /// <summary>How the last incarnation is to be stopped, also when no definition is there any more.</summary>
    public AgentStopRule StopRule { get; init; } = AgentStopRule.Usual;

    /// <summary>Null while the process of this incarnation is not known.</summary>
    public ProcessFacts? Process { get; init; }

    /// <summary>Since when this incarnation runs.</summary>
    public BootMoment? Running { get; init; }

    /// <inheritdoc cref="Workload.Notes"/>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public AgentReadiness Readiness { get; init; } = AgentReadiness.None;

    /// <summary>Why it is being stopped, and what follows; null when it is not.</summary>
    public AgentStopping? Stopping { get; init; }

    /// <inheritdoc cref="Groups.GroupState.Epoch"/>
    public long Epoch { get; init; }

    /// <summary>When the last restart of its history was granted, on the wall clock.</summary>
    public HybridTime HistoryAt { get; init; }

    /// <summary>When the delay before the next restart is over, on the wall clock.</summary>
    public HybridTime RestartDueAt { get; init; }

    /// <summary>On the boot clock of <see cref="HistoryBoot"/>.</summary>
    public RestartHistory History { get; init; } = RestartHistory.Empty;

    public string HistoryBoot { get; init; } = "";

    /// <summary>When the delay before the next restart is over.</summary>
    public BootMoment? RestartDue { get; init; }

    /// <summary>It is to be started, or is being started, by a command that was given while nothing was started by itself.</summary>
    public bool IsStartOrdered { get; init; }

    /// <summary>It failed, and its group decides what follows.</summary>
    public bool IsGroupsTurn { get; init; }

    /// <summary>It failed since it was last started.</summary>
    public bool IsAfterFailure { get; init; }

    /// <summary>It failed while nothing was to be done by itself: what that means is decided afterwards.</summary>
    public bool IsFailureHeld { get; init; }

    /// <inheritdoc cref="AgentSnapshot.Restarts"/>
    public long Restarts { get; init; }

    /// <inheritdoc cref="AgentSnapshot.Failures"/>
    public long Failures { get; init; }

    /// <inheritdoc cref="AgentSnapshot.Escalations"/>
    public long Escalations { get; init; }

    public WorkloadExit? LastExit { get; init; }

    /// <summary>Needs whose loss was noted and that have not come back since.</summary>
    public IReadOnlyList<string> LostNeeds { get; init; } = [];

    /// <summary>Needs on other nodes that its last start has relied on; null: of one that was started before this was noted.</summary>
    public IReadOnlyList<string>? MetElsewhere { get; init; }

    /// <summary>Whose words were refused since its last start, so that who repeats them for ever is noted once.</summary>
    public IReadOnlyList<string> RefusedSpeakers { get; init; } = [];

    /// <summary>It has sent word in some incarnation of this definition, so it is expected to in every other.</summary>
    public bool HasSpoken { get; init; }
}

/// <param name="Signal">By its name.</param>
public sealed record AgentStopRule(string Signal, TimeSpan Grace)
{
    public static AgentStopRule Usual { get; } = new("SIGTERM", TimeSpan.FromSeconds(10));
}

/// <param name="Cause">Of <see cref="AgentCauses"/>.</param>
/// <param name="IsFailure">It counts as the agent's failure, and spends a restart.</param>
public sealed record AgentStopping(string Cause, string Reason, bool IsFailure);
