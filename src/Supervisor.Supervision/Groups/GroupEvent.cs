using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Groups;

/// <summary>What happened to a group, as its journal has it.</summary>
public abstract record GroupEvent
{
    private protected GroupEvent() { }
}

/// <summary>From now on they are looked after until they have ended, whatever becomes of their definition.</summary>
public sealed record GroupAgentsAdded(IReadOnlyList<string> Agents) : GroupEvent
{
    public HybridTime At { get; init; }
}

/// <summary>It was in no definition any more, and has ended.</summary>
public sealed record GroupAgentEnded(string Agent, AgentCounters Seen) : GroupEvent;

public sealed record GroupStopped(string By, HybridTime At) : GroupEvent;

public sealed record GroupStarted(string By, HybridTime At) : GroupEvent;

/// <summary>Agents are to go down together, and to start again when all of them are down and the delay is over.</summary>
public sealed record GroupRestartBegan : GroupEvent
{
    public required GroupRound Round { get; init; }

    /// <summary>Whose restarts were spent, of <see cref="GroupBudgets"/>; null: nobody's.</summary>
    public string? Budget { get; init; }

    /// <summary>What is left of them.</summary>
    public BudgetHistory? History { get; init; }

    /// <summary>How far the failures of whoever caused it are answered by this.</summary>
    public IReadOnlyList<AgentCounters> Seen { get; init; } = [];

    public required HybridTime At { get; init; }
}

/// <param name="Seen">How far the failures of all who were down are answered by this.</param>
public sealed record GroupRestartEnded(long Round, IReadOnlyList<AgentCounters> Seen, HybridTime At) : GroupEvent;

/// <summary>Agents failed while their group was not to run, which asks for no answer.</summary>
public sealed record GroupFailuresNoted(IReadOnlyList<AgentCounters> Seen) : GroupEvent;

/// <summary>An agent has no restart left by which its siblings would restart too: it stays down alone.</summary>
public sealed record GroupAgentExhausted(string Agent, AgentCounters Seen, HybridTime At) : GroupEvent;

/// <summary>An agent that had no restart left runs again, because somebody released it.</summary>
public sealed record GroupAgentReleased(string Agent) : GroupEvent;

/// <param name="Round">Takes all down: who is released before they are down has to wait until they are.</param>
public sealed record GroupWasQuarantined(
    GroupQuarantine Quarantine,
    GroupRound Round,
    AgentCounters Seen,
    HybridTime At
) : GroupEvent;

/// <param name="By">Null: a revision that defines it otherwise.</param>
public sealed record GroupReleased(string? By, HybridTime At) : GroupEvent;

/// <summary>This node owns it, and goes by what the owner before has left.</summary>
/// <param name="Epoch">Of the ownership.</param>
/// <param name="Note">Null: there was nothing, and it goes by what is written here.</param>
/// <param name="Definition">By which it is taken over, as quarantines are kept by.</param>
/// <param name="Boot">When, on the boot clock.</param>
public sealed record GroupTakenOver(long Epoch, GroupNote? Note, string Definition, BootMoment Boot, HybridTime At)
    : GroupEvent;

/// <summary>It was in no revision any more, and all of it has ended.</summary>
public sealed record GroupRemoved(HybridTime At) : GroupEvent;

/// <summary>How often an agent has failed and escalated, as its group has taken note of it.</summary>
/// <param name="Failures"><inheritdoc cref="AgentSnapshot.Failures" path="/summary"/></param>
public sealed record AgentCounters(string Agent, long Failures, long Escalations)
{
    internal static AgentCounters Of(AgentSnapshot snapshot) =>
        new(snapshot.Address.Agent, snapshot.Failures, snapshot.Escalations);
}
