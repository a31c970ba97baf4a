using System.Buffers.Binary;
using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>
/// An entry under a lease of three seconds, kept by the second. What a node says of itself is not in it: all nodes of a test know
/// that of each other.
/// </summary>
internal sealed class FakeMembership(
    ICoordination store,
    Func<EntryKey, Action<EntriesView>, IAsyncDisposable> watch,
    Member self,
    IReadOnlyDictionary<NodeId, Member> all,
    TimeProvider clock
) : IMembership
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private long _lease;
    private bool _isJoining;
    private bool _isGone;

    public EntryCondition? Own { get; private set; }

    public MembersView View { get; private set; } = MembersView.Unknown;

    /// <summary>A daemon that stands still keeps nothing.</summary>
    internal Func<bool> IsPaused { get; init; } = static () => false;

    /// <summary>A leader that is none any more answers that the lease is kept.</summary>
    internal Func<bool> IsDeceived { get; init; } = static () => false;

    public IAsyncDisposable Watch(Action<MembersView> listener) =>
        watch(
            MemberKeys.Folder,
            view =>
            {
                View = Read(view);
                listener(View);
            }
        );

    internal void Start()
    {
        if (_isGone)
        {
            return;
        }

        if (!IsPaused() && !IsDeceived())
        {
            _ = Own is null ? JoinAsync() : KeepAsync();
        }

        clock.After(Often, Start);
    }

    /// <summary>Its daemon is dead.</summary>
    internal void End() => _isGone = true;

    private async Task JoinAsync()
    {
        if (_isJoining)
        {
            return;
        }

        _isJoining = true;
        var lease = NewLease();
        var granted = await store.GrantLeaseAsync(new Lease(lease, Ttl));
        if (granted.IsDone)
        {
            var key = MemberKeys.Of(self.Node);
            var written = await store.ChangeEntriesAsync(new EntryChange([], [EntryWrite.Put(key, self.Run, lease)]));
            Own =
                written.Value?.Find(key) is { } entry && written.IsDone
                    ? new EntryCondition(key, EntryMark.Since, entry.Since)
                    : null;
        }

        _isJoining = false;
    }

    private async Task KeepAsync()
    {
        if ((await store.KeepLeaseAsync(LeaseId.Stored(_lease)!)).Status == WriteStatus.Conflict)
        {
            Own = null;
        }
    }

    private LeaseId NewLease()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, HashCode.Of(self.Run, clock.GetTimestamp()));
        var lease = LeaseId.FromEntropy(bytes);
        _lease = lease.Value;
        return lease;
    }

    private MembersView Read(EntriesView view)
    {
        var members = view
            .Entries.Keys.Select(key => all.Values.FirstOrDefault(member => MemberKeys.Of(member.Node) == key))
            .OfType<Member>()
            .ToImmutableDictionary(static member => member.Node);
        return new MembersView(view.Version, members, [], view.CutOff);
    }

    private static class HashCode
    {
        internal static long Of(string run, long time) =>
            run.Aggregate(time + 1, static (hash, letter) => unchecked((hash * 1_000_003) ^ letter));
    }
}
