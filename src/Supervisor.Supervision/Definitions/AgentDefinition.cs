using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>What an agent's supervisor has to know of it. Nothing of it is journaled but its hash.</summary>
public sealed record AgentDefinition
{
    public required AgentAddress Address { get; init; }

    /// <summary>Of all that a running process has of it: where it differs, the process is of another definition.</summary>
    public required string Hash { get; init; }

    public required LaunchDefinition Launch { get; init; }

    public ValueList<NeedDefinition> Needs { get; init; } = [];

    /// <summary>Who needs this agent, on this node: they are stopped before it is, when both are to stop.</summary>
    public ValueList<AgentAddress> Dependents { get; init; } = [];

    public bool Required { get; init; } = true;

    /// <summary>The file says that it sends word by itself, so without a word it is not ready.</summary>
    public bool Speaks { get; init; }

    public TimeSpan Ttl { get; init; } = TimeSpan.FromSeconds(300);

    public ExpiryRule OnExpiry { get; init; } = ExpiryRule.Usual;

    /// <summary>Until then it must have been ready once, or it counts as failed.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(120);

    public TimeSpan? Progress { get; init; }

    public TimeSpan? Watchdog { get; init; }

    public ProbeModel? Probe { get; init; }

    public ProbeModel? Liveness { get; init; }

    public RestartMode RestartMode { get; init; } = RestartMode.OnFailure;

    public RestartPolicy Restart { get; init; } = RestartPolicy.Default;

    public ExhaustedRule OnExhausted { get; init; } = ExhaustedRule.Quarantine;

    /// <summary>Its failures concern its siblings, so the group decides on them (all-for-one, rest-for-one).</summary>
    public bool FailsWithSiblings { get; init; }

    public StopDefinition Stop { get; init; } = StopDefinition.Usual;

    public int? Port { get; init; }

    /// <summary>
    /// Of the ownership by which it is started; 0 while this node does not own its group; null: it is pinned. It is no part of the
    /// hash: with each epoch all is started anyway, and what was stopped or quarantined stays so.
    /// </summary>
    public long? Epoch { get; init; }
}

/// <param name="Signal">By its name, as <c>SIGTERM</c>.</param>
public sealed record StopDefinition(string Signal, TimeSpan Grace)
{
    public static readonly StopDefinition Usual = new("SIGTERM", TimeSpan.FromSeconds(10));
}
