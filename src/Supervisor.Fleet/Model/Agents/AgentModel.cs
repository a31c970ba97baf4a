using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Agents;

/// <summary>One supervised program.</summary>
public sealed record AgentModel
{
    public required string Name { get; init; }

    /// <summary>What we start, in the group's container or on the host; null when the image starts it and we listen.</summary>
    public ValueList<string>? Command { get; init; }

    /// <summary>Where it listens, in its own network name space.</summary>
    public int? Port { get; init; }

    public ValueList<NeedModel> Needs { get; init; } = [];

    /// <summary>Whether a group that is ready by its required agents waits for it.</summary>
    public bool Required { get; init; } = true;

    /// <summary>
    /// The file says of it what only means something for an agent that sends word (<c>ttl</c>, <c>startDeadline</c>,
    /// <c>onExpiry</c>, <c>watchdog</c>, <c>progress</c>), be it the default: without a word it is not ready.
    /// </summary>
    public bool Speaks { get; init; }

    public TimeSpan Ttl { get; init; } = TimeSpan.FromSeconds(300);

    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Silence of its progress after which it counts as hung; null: not watched.</summary>
    public TimeSpan? Progress { get; init; }

    /// <summary>As systemd's WatchdogSec; null: off.</summary>
    public TimeSpan? Watchdog { get; init; }

    public ProbeModel? Probe { get; init; }

    public ProbeModel? Liveness { get; init; }

    public RestartMode RestartMode { get; init; } = RestartMode.OnFailure;

    public RestartBudget Restart { get; init; } = RestartBudget.OfAgent;

    public ExpiryRule OnExpiry { get; init; } = ExpiryRule.Usual;

    public ExhaustedRule OnExhausted { get; init; } = ExhaustedRule.Quarantine;

    /// <summary>Beside the service's; null takes the value from the environment of the one who applies.</summary>
    public ValueMap<string?> Environment { get; init; } = ValueMap<string?>.Empty;

    public string? User { get; init; }

    public string? WorkingDirectory { get; init; }

    public string? StopSignal { get; init; }

    public TimeSpan? StopGracePeriod { get; init; }
}

/// <summary>What ends an agent's run for good.</summary>
public enum RestartMode
{
    /// <summary>Exit 0 is completed; anything else is restarted.</summary>
    OnFailure,
    Always,

    /// <summary>As always, yet what an operator stopped stays stopped: which here it does anyway.</summary>
    UnlessStopped,
    Never,
}

public enum ExpiryRule
{
    NotReady,

    /// <summary>Ready while the process lives and its probes pass: for writers that never renewed.</summary>
    Alive,

    /// <summary>Nothing was said: not ready, unless it wrote its word to a Redis once and never again.</summary>
    Usual,
}

public enum ExhaustedRule
{
    Quarantine,
    Escalate,
}
