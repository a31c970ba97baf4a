using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>
/// What the nodes of a fleet agree on: which revision applies, which node bears which name, whether all stands frozen; and,
/// as entries, what changes more often: who is there, who owns which movable group.
/// <para>
/// A call may come from any thread; it never blocks and never throws for a fault of the store. It gets one answer, within the
/// store's answer deadline, whatever the store does. Each call takes effect whole or not at all, and all at one moment between
/// the call and its answer: whoever calls after that, in any process, sees it. What was answered
/// <see cref="WriteStatus.Done"/> survives any crash of process or machine.
/// </para>
/// <para>
/// After <see cref="WriteStatus.Unknown"/> the change may have been made, and may still be made later. Every change bears an
/// id of the caller's making, and making the same change again is harmless: it is answered Done, and nothing is changed,
/// when it was made already. A Conflict settles that it never was and never will be. A read that shows the id settles it
/// as well; a read that does not show it settles nothing. Entries and leases bear no such ids: what the same change made
/// again means for them, they say themselves.
/// </para>
/// <para>
/// Entries can be watched. Of revisions, names and the freeze nobody is told: a caller asks <see cref="LookAsync"/> now and
/// then, and reads on when the version is another than the one it knows.
/// </para>
/// </summary>
public interface ICoordination : IRevisions, INodeNames, IFreeze, ILeases, IEntries
{
    /// <summary>
    /// Which store this is and how far it has come; cheap. A caller remembers the store's id and the highest revision it
    /// has seen: another id is a swapped store, and less than was seen is a restored one.
    /// </summary>
    Task<ReadOutcome<StoreState>> LookAsync();
}
