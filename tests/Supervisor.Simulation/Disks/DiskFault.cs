namespace Supervisor.Simulation.Disks;

internal enum DiskFault
{
    None,

    /// <summary>Nothing can be written for want of room.</summary>
    Full,

    /// <summary>Answers, but late.</summary>
    Slow,

    /// <summary>Does not answer until the fault is over.</summary>
    Hung,

    /// <summary>Answers each read with an error.</summary>
    Unreadable,
}
