namespace Supervisor.Supervision.Ports.Coordination;

public enum WriteStatus
{
    /// <summary>Made, now or by the same call before; it survives any crash.</summary>
    Done,

    /// <summary>Not made: something else is there than the caller thought.</summary>
    Conflict,

    /// <summary>Not made: what is asked for cannot be stored as it is.</summary>
    Refused,

    /// <summary>Not made and never will be by this call: the store cannot take it now. Another try may succeed.</summary>
    Unavailable,

    /// <summary>Nobody can say: it may have been made, and may still be. Make the same call again.</summary>
    Unknown,
}
