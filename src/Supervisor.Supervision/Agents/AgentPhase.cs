namespace Supervisor.Supervision.Agents;

/// <summary>Where an agent is in its life.</summary>
public enum AgentPhase
{
    /// <summary>It is to run, and something has to come first: a need, a thaw, its group.</summary>
    Waiting,

    /// <summary>Its start was decided; whether its process is there is not known yet.</summary>
    Starting,

    /// <summary>Its process runs, and this incarnation has never been ready.</summary>
    Running,
    Ready,

    /// <summary>It was ready, and is not now.</summary>
    NotReady,

    /// <summary>It failed and is restarted after a delay, or when its group has decided.</summary>
    Backoff,

    /// <summary>It used up its restarts: it stays down until somebody releases it.</summary>
    Quarantined,

    /// <summary>It was told to end.</summary>
    Stopping,

    /// <summary>Nobody wants it to run.</summary>
    Stopped,

    /// <summary>It ended by itself with success.</summary>
    Completed,

    /// <summary>Whether it runs cannot be told now.</summary>
    Unknown,
}
