using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

internal sealed class EtcdRevisions(EtcdLedger ledger, EtcdKeys keys) : IRevisions
{
    private readonly RevisionContents _contents = new(ledger, keys);

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) =>
        ledger.ChangeAsync<RevisionInfo>((head, deadline) => PlanAsync(put, head, deadline));

    public async Task<ReadOutcome<Revision>> ReadLatestRevisionAsync()
    {
        var deadline = ledger.NewDeadline();
        var head = await ledger.ReadHeadAsync(deadline);
        return !head.IsAnswered ? EtcdOutcomes.Read<Revision, Head>(head)
            : head.Value.Latest is { } latest ? await _contents.ReadAsync(latest, deadline)
            : ReadOutcome<Revision>.Of(null);
    }

    public async Task<ReadOutcome<Revision>> ReadRevisionAsync(long number)
    {
        var deadline = ledger.NewDeadline();
        var found = await FindAsync(number, deadline);
        return !found.IsAnswered ? EtcdOutcomes.Read<Revision, Found>(found)
            : found.Value.Info is { } info ? await _contents.ReadAsync(info, deadline)
            : ReadOutcome<Revision>.Of(null);
    }

    public async Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost)
    {
        if (atMost <= 0)
        {
            // To etcd, 0 is no limit.
            return ReadOutcome<IReadOnlyList<RevisionInfo>>.Of([]);
        }

        var newestFirst = new EtcdRange(
            keys.Revisions.From,
            keys.Revisions.End,
            atMost,
            EtcdRange.Descending,
            EtcdRange.ByKey
        );
        var read = await ledger.ReadAsync(newestFirst, ledger.NewDeadline());
        if (!read.IsAnswered)
        {
            return EtcdOutcomes.Read<IReadOnlyList<RevisionInfo>, EtcdRanged>(read);
        }

        var infos = read.Value.All.Select(LedgerCodec.ReadRevision).OfType<RevisionInfo>().ToList();
        return infos.Count == read.Value.All.Count
            ? ReadOutcome<IReadOnlyList<RevisionInfo>>.Of(infos)
            : EtcdOutcomes.Read<IReadOnlyList<RevisionInfo>, Head>(EtcdLedger.Damaged<Head>("revisions"));
    }

    private async Task<EtcdReply<LedgerChange<RevisionInfo>>> PlanAsync(
        RevisionPut put,
        Head head,
        EtcdDeadline deadline
    )
    {
        var next = await FindAsync(put.Number, deadline);
        if (!next.IsAnswered)
        {
            return next.As<LedgerChange<RevisionInfo>>();
        }

        var verdict = RevisionRules.Judge(put, head.Latest, next.Value.Info);
        if (verdict is not { IsChange: true, Outcome.Value: { } added })
        {
            return EtcdReply<LedgerChange<RevisionInfo>>.Answered(new(verdict, head, []));
        }

        var prepared = await _contents.PrepareAsync(added, put.Content, deadline);
        return prepared.IsAnswered
            ? EtcdReply<LedgerChange<RevisionInfo>>.Answered(
                new(verdict, head with { Latest = added }, [.. Writes(put, added), .. prepared.Value])
            )
            : prepared.As<LedgerChange<RevisionInfo>>();
    }

    private IEnumerable<EtcdOperation> Writes(RevisionPut put, RevisionInfo added)
    {
        yield return EtcdOperation.Write(keys.Revision(added.Number), LedgerCodec.Write(added));
        if (RevisionRules.LastRemoved(put) is var removed and > 0)
        {
            // All up to it: as a rule there is one, and more where numbers are left out.
            yield return EtcdOperation.Remove(keys.Revision(0), keys.Revision(removed + 1));
            yield return EtcdOperation.Remove(keys.Contents(0).From, keys.Contents(removed).End);
        }
    }

    private async Task<EtcdReply<Found>> FindAsync(long number, EtcdDeadline deadline)
    {
        if (number < 1)
        {
            return EtcdReply<Found>.Answered(new Found(null));
        }

        var read = await ledger.ReadAsync(new EtcdRange(keys.Revision(number)), deadline);
        return !read.IsAnswered ? read.As<Found>()
            : read.Value.All is not [var found] ? EtcdReply<Found>.Answered(new Found(null))
            : LedgerCodec.ReadRevision(found) is { } info ? EtcdReply<Found>.Answered(new Found(info))
            : EtcdLedger.Damaged<Found>($"revision {number}");
    }

    private sealed record Found(RevisionInfo? Info);
}
