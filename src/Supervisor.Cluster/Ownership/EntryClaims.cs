using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>Claims, kept as entries of whatever store.</summary>
public sealed class EntryClaims(IEntries entries) : IClaims
{
    private readonly ClaimsFeed _feed = new(entries);

    public Task<WriteOutcome<Claim>> TakeAsync(ClaimTake take)
    {
        var claim = new Claim(
            take.Group,
            Math.Max(take.Seen?.Epoch ?? 0, take.AboveEpoch) + 1,
            take.Taker,
            take.When,
            take.Length,
            Renewal: 0,
            default
        );
        var seen = take.Seen?.At ?? default;
        return WriteAsync(
            claim,
            [
                new EntryCondition(ClaimKeys.Owner(take.Group), EntryMark.Version, seen.Owner),
                new EntryCondition(ClaimKeys.Renewal(take.Group), EntryMark.Version, seen.Renewal),
                .. take.While,
            ],
            [ClaimCodec.WriteOwner(claim), ClaimCodec.WriteRenewal(claim)]
        );
    }

    // Not compared with the renewal before: one that is still under way must not stand in the way of the next.
    public Task<WriteOutcome<Claim>> RenewAsync(Claim held, TimeSpan length)
    {
        var renewed = held with { Length = length, Renewal = held.Renewal + 1 };
        return WriteAsync(renewed, [IClaims.Fence(held)], [ClaimCodec.WriteRenewal(renewed)]);
    }

    public Task<WriteOutcome<Claim>> GiveBackAsync(Claim held, HybridTime when)
    {
        var free = held with { Owner = null, Since = when, Length = TimeSpan.Zero, Renewal = 0 };
        return WriteAsync(
            free,
            [
                IClaims.Fence(held),
                new EntryCondition(ClaimKeys.Renewal(held.Group), EntryMark.Version, held.At.Renewal),
            ],
            [ClaimCodec.WriteOwner(free), EntryWrite.Delete(ClaimKeys.Renewal(held.Group))]
        );
    }

    public async Task<ReadOutcome<ClaimsView>> ReadAsync()
    {
        var read = await entries.ReadEntriesAsync(ClaimKeys.Folder);
        return read.IsFound
            ? ReadOutcome<ClaimsView>.Of(new ClaimBook().Read(EntriesView.Of(read.Value)))
            : ReadOutcome<ClaimsView>.Unavailable(read.Reason);
    }

    public IAsyncDisposable Watch(Action<ClaimsView> listener) => _feed.Add(listener);

    private async Task<WriteOutcome<Claim>> WriteAsync(
        Claim claim,
        IReadOnlyList<EntryCondition> conditions,
        IReadOnlyList<EntryWrite> writes
    )
    {
        var written = await entries.ChangeEntriesAsync(new EntryChange(conditions, writes));
        if (written.Value is not { } seen)
        {
            return new WriteOutcome<Claim>(written.Status, null, written.Reason);
        }

        var isRead = ClaimCodec.TryRead(
            claim.Group,
            seen.Find(ClaimKeys.Owner(claim.Group)),
            seen.Find(ClaimKeys.Renewal(claim.Group)),
            out var there
        );
        return isRead && (there is not null || !written.IsDone)
            ? new WriteOutcome<Claim>(written.Status, there, written.Reason)
            : WriteOutcome<Claim>.Conflict(null, WhyUnreadable(claim.Group));
    }

    private static string WhyUnreadable(string group) =>
        $"The claim of the group {group} cannot be read: a newer supervisor has written it, or another program changed it. "
        + "Bring this node to the version of the others.";
}
