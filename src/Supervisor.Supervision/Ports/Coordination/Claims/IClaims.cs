using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <summary>
/// Ownership of movable groups. The store keeps the order of takes and renewals, and knows nothing of time: when a right
/// ends, and when a silent owner may be followed, is counted by those who call (<see cref="ClaimTimes"/>).
/// </summary>
public interface IClaims
{
    /// <summary>
    /// Makes the taker the owner, in a new epoch, when the claim is as it was seen: nobody has taken, renewed or given it back
    /// since. The same take made again is Done. A Conflict gives the claim that is there.
    /// <para>A take alone gives no right to run: that begins with the first renewal, counted from its sending.</para>
    /// </summary>
    Task<WriteOutcome<Claim>> TakeAsync(ClaimTake take);

    /// <summary>
    /// Says that the owner is alive and acts for so long from now. Done means that it was written after this call began, so
    /// the right is counted from before the call, whatever calls before it were not answered. A Conflict says that the
    /// claim is another's: the right of this epoch is over.
    /// </summary>
    Task<WriteOutcome<Claim>> RenewAsync(Claim held, TimeSpan length);

    /// <summary>
    /// Gives it back: whoever sees that may take it at once. Only after everything of the group has ended here, and when the claim was
    /// not renewed since: one that comes late must not give back what the owner's next daemon has found to be its own, and runs by.
    /// A Conflict gives the claim that is there, which may be the owner's still.
    /// </summary>
    Task<WriteOutcome<Claim>> GiveBackAsync(Claim held, HybridTime when);

    /// <summary>All claims of one moment.</summary>
    Task<ReadOutcome<ClaimsView>> ReadAsync();

    /// <summary>As <see cref="IEntries.WatchEntries"/>.</summary>
    IAsyncDisposable Watch(Action<ClaimsView> listener);

    /// <summary>
    /// Holds as long as nobody else owns the group and the owner has not given it back: for entries that only the owner may
    /// write.
    /// </summary>
    static EntryCondition Fence(Claim held) => new(ClaimKeys.Owner(held.Group), EntryMark.Version, held.At.Owner);
}
