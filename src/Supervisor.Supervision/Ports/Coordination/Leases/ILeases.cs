namespace Supervisor.Supervision.Ports.Coordination.Leases;

/// <summary>
/// Whether somebody is alive, as the store sees it: entries that were written with a lease go, all at one moment, when nobody
/// has kept it for its time to live.
/// <para>
/// A lease is a hint and never a permission. A store may let one stand longer than its time to live, as after it changed
/// its leader; it may lose one early; and one that was kept may be gone already, because a leader that is no longer one has answered.
/// </para>
/// </summary>
public interface ILeases
{
    static readonly TimeSpan ShortestTtl = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestTtl = TimeSpan.FromDays(1);

    /// <summary>
    /// Done gives the lease with the time to live that the store has chosen, which is not below what is wanted. The same id
    /// again is Done while the lease stands. A time to live beyond the bounds is refused.
    /// </summary>
    Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted);

    /// <summary>Has it stand for its whole time to live again. A Conflict says that it is lost: it never comes back.</summary>
    Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id);

    /// <summary>For people to look at, and nothing is decided by it; None when it is lost. A store may tell what is left to the second only.</summary>
    Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id);

    /// <summary>Ends it and what was written with it, at once. Done also when there is none.</summary>
    Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id);
}
