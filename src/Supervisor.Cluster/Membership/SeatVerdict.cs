namespace Supervisor.Cluster.Membership;

/// <summary>What is to be done about the entry that stands where this node's is to be.</summary>
internal enum SeatVerdict
{
    /// <summary>It is nobody's any more, or this start's own.</summary>
    Sit,

    /// <summary>It may be of this node's daemon before, which is gone, and goes with its lease.</summary>
    Wait,

    /// <summary>Another daemon lives as this node.</summary>
    Taken,
}
