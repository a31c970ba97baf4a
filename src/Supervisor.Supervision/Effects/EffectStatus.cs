namespace Supervisor.Supervision.Effects;

public enum EffectStatus
{
    /// <summary>It ended in time, with a result.</summary>
    Ended,

    /// <summary>It ended in time, with a fault.</summary>
    Faulted,

    /// <summary>It did not end in time. It may still do its work: only looking at what is there can tell.</summary>
    Unknown,

    /// <summary>It was not started: an earlier one of the workload is unknown, and nobody has looked since.</summary>
    Blocked,
}
