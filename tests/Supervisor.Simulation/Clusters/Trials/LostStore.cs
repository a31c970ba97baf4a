using System.Globalization;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Operators;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Simulation.Clusters.Trials;

/// <summary>
/// The store is lost, and an older copy of it is put in its place, or an empty one. After a while an operator puts the former back, or
/// says that the cluster goes on in what is there. All nodes have seen more than the copy holds: who has not cannot know it for one. What
/// was written in the last seconds of where pinned groups run they have seen as well.
/// </summary>
internal sealed class LostStore(ClusterWorld cluster)
{
    internal const string Older = "a store that was put back to an older copy";
    internal const string Empty = "a store that was lost with all that it held";
    internal const string PutBack = "a former store that was put back";
    internal const string Recovered = "a cluster that was told to go on in another store";
    internal const string NotYet = "a recovery that was refused";

    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ShortestAway = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SpreadOfAway = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(4);

    private ClusterOperator? _operator;
    private bool _isLate;
    private bool _isOver;
    private int _recoveries;

    internal static IReadOnlyList<string> Situations { get; } = [Older, Empty, PutBack, Recovered, NotYet];

    private Universe Universe => cluster.Universe;

    internal void Know(ClusterOperator itsOperator) => _operator = itsOperator;

    internal void Start()
    {
        Write(cluster.Store.Medium, [.. cluster.Names.Select(RecordOf)]);
        Universe.Clock.After(
            Earliest + (Universe.Chance.Next() * Spread),
            () =>
            {
                _operator!.IsQuiet = true;
                Await(() => _operator.IsFree, Draw);
            }
        );
    }

    /// <summary>One that has not come to it by then never will.</summary>
    internal void Cease() => _isLate = true;

    private void Draw()
    {
        var isEmpty = Universe.Chance.Next() < 0.4;
        var copy = isEmpty
            ? new MemoryMedium(StoreId.FromEntropy([.. Enumerable.Repeat((byte)7, 16)]), cluster.Store.Time)
            : cluster.Store.Medium.Copy();
        _operator!.ApplyNext();
        Await(
            () => _operator.IsFree && cluster.Seats.All(seat => RemembersMore(seat.Memories.Last, copy)),
            () => Lose(copy, isEmpty)
        );
    }

    private void Lose(MemoryMedium copy, bool isEmpty)
    {
        var former = cluster.Store.Medium;
        Exchange(
            copy,
            isInDoubt: true,
            () =>
            {
                Universe.Rarities.Reached(isEmpty ? Empty : Older);
                Watch();
                var isToComeBack = Universe.Chance.Next() < 0.3;
                Universe.Clock.After(Universe.Around(UntilNoticed), isToComeBack ? () => Return(former) : Recover);
            }
        );
    }

    private void Return(MemoryMedium former) =>
        Exchange(
            former,
            isInDoubt: false,
            () =>
            {
                Universe.Rarities.Reached(PutBack);
                _operator!.IsQuiet = false;
            }
        );

    /// <summary>It is off for longer than a call lasts, so that all notice it.</summary>
    private void Exchange(MemoryMedium medium, bool isInDoubt, Action then)
    {
        Universe.Trace.Add("the store is taken away");
        cluster.Store.IsAway = true;
        Universe.Clock.After(
            ShortestAway + (Universe.Chance.Next() * SpreadOfAway),
            () =>
            {
                Universe.Trace.Add("another store is in its place");
                cluster.Store.DoubtedSince = isInDoubt ? Universe.Clock.Now : null;
                cluster.Store.Be(medium);
                cluster.Store.IsAway = false;
                then();
            }
        );
    }

    private void Watch() =>
        cluster.Store.Truth.WatchEntries(
            EntryKey.Of("cluster"),
            view =>
            {
                if (!_isOver && cluster.Store.IsInDoubt && view.Find(TrustKeys.Generation) is not null)
                {
                    _isOver = true;
                    cluster.Store.DoubtedSince = null;
                    _operator!.IsQuiet = false;
                    Universe.Rarities.Reached(Recovered);
                    Universe.Trace.Add("the cluster goes on in the store that is there");
                }
            }
        );

    /// <summary>At this node or that, until it is done: one that has seen less than others, or has not heard all, refuses.</summary>
    private void Recover()
    {
        if (_isOver)
        {
            return;
        }

        if (cluster.AnySeat() is { Member: { HasResumed: true } member } seat)
        {
            Universe.Trace.Add($"{seat.Machine.Name} is asked to have the cluster go on");
            member.Recover(NextId(), OnAnswered);
        }

        Universe.Clock.After(BeforeAskingAgain, Recover);
    }

    private void OnAnswered(OperatorError? problem)
    {
        if (problem is not null)
        {
            Universe.Rarities.Reached(NotYet);
            Universe.Trace.Add($"it does not: {problem.Message} {problem.Why}");
        }
    }

    private void Await(Func<bool> isSo, Action then)
    {
        if (isSo())
        {
            then();
        }
        else if (_isLate)
        {
            _operator!.IsQuiet = false;
        }
        else
        {
            Universe.Clock.After(BetweenLooks, () => Await(isSo, then));
        }
    }

    /// <summary>Of each number as much or more, and of the revisions more, so that by the copy it follows nothing.</summary>
    private bool RemembersMore(StoreMemory? memory, MemoryMedium copy)
    {
        if (memory is null)
        {
            return false;
        }

        var claims = cluster.Claims.All.Select(static seen => seen.Claim);
        return memory.Revision == cluster.LatestRevision
            && memory.Revision > (copy.Latest?.Info.Number ?? 0)
            && claims.All(claim => memory.Claims.GetValueOrDefault(claim.Group)?.Epoch == claim.Epoch)
            && RemembersAll(memory);
    }

    private bool RemembersAll(StoreMemory memory)
    {
        var there = cluster.Store.Medium.Entries.Read(EntryKey.Of("residences")).Entries;
        return memory.Residences.Count == there.Count
            && there.All(entry => memory.Residences.GetValueOrDefault(entry.Key.Value) == entry.Value);
    }

    private static EntryWrite RecordOf(string name)
    {
        var node = Peers.IdOf(name);
        var record = new NodeRecord(TrustText.Newest, node.Value, name, "none", Since: 1);
        return TrustText.Put(TrustKeys.Node(node), record, TrustJson.Default.NodeRecord);
    }

    private static void Write(MemoryMedium medium, IReadOnlyList<EntryWrite> writes) =>
        medium.Entries.Change(new EntryChange([], writes));

    private CommandId NextId()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"recover-{++_recoveries}");
        return CommandId.TryParse(text, out var id) ? id : throw new InvalidOperationException(text);
    }
}
