using System.Buffers;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <summary>
/// Contents of revisions. etcd takes no more than 1.5 MB at once, so a larger content is written in parts before its revision is.
/// Parts lie under the number and the hash that they are for: those of a put that came too late harm nobody, and go with
/// the revision of that number.
/// </summary>
internal sealed class RevisionContents(EtcdLedger ledger, EtcdKeys keys)
{
    private const int PartBytes = 512 << 10;

    /// <summary>Writes what must be there before; gives what is to be written with the revision.</summary>
    public async Task<EtcdReply<IReadOnlyList<EtcdOperation>>> PrepareAsync(
        RevisionInfo added,
        ReadOnlyMemory<byte> content,
        EtcdDeadline deadline
    )
    {
        var own = keys.Content(added.Number, added.Hash);
        var all = keys.Contents(added.Number);
        EtcdOperation[] tidying = [EtcdOperation.Remove(all.From, own.From), EtcdOperation.Remove(own.End, all.End)];
        if (content.Length <= PartBytes)
        {
            var whole = EtcdOperation.Write(keys.Part(added.Number, added.Hash, 0), content.ToArray());
            return EtcdReply<IReadOnlyList<EtcdOperation>>.Answered([whole, .. tidying]);
        }

        for (var part = 0; part * PartBytes < content.Length; part++)
        {
            var bytes = content.Slice(part * PartBytes, Math.Min(PartBytes, content.Length - part * PartBytes));
            var put = new EtcdPut(keys.Part(added.Number, added.Hash, part), bytes.ToArray(), Lease: 0);
            var written = await ledger.PrepareAsync(put, deadline);
            if (!written.IsAnswered)
            {
                // What is written so far is no revision: nothing was done that anybody sees.
                return written.Status == EtcdReplyStatus.Refused
                    ? written.As<IReadOnlyList<EtcdOperation>>()
                    : EtcdReply<IReadOnlyList<EtcdOperation>>.NotSent(written.Reason);
            }

            deadline.Renew();
        }

        return EtcdReply<IReadOnlyList<EtcdOperation>>.Answered(tidying);
    }

    public async Task<ReadOutcome<Revision>> ReadAsync(RevisionInfo info, EtcdDeadline deadline)
    {
        var content = new ArrayBufferWriter<byte>();
        var (from, end) = (keys.Content(info.Number, info.Hash).From, keys.Content(info.Number, info.Hash).End);
        while (true)
        {
            // One at a time: a member has as much patience for each as for any answer, and all at once may be more than a slow link carries in it.
            var read = await ledger.ReadAsync(new EtcdRange(from, end, Limit: 1), deadline);
            if (!read.IsAnswered)
            {
                return EtcdOutcomes.Read<Revision, EtcdRanged>(read);
            }

            if (read.Value.All is [var part])
            {
                content.Write(part.Value);
                from = [.. part.Key ?? [], 0];
                deadline.Renew();
            }

            if (read.Value.Count <= 1)
            {
                break;
            }
        }

        return ContentHash.Of(content.WrittenSpan) == info.Hash
            ? ReadOutcome<Revision>.Of(new Revision(info, content.WrittenMemory))
            : await ReadWithoutContentAsync(info, deadline);
    }

    // It may have been removed between the two reads, because later ones came.
    private async Task<ReadOutcome<Revision>> ReadWithoutContentAsync(RevisionInfo info, EtcdDeadline deadline)
    {
        var again = await ledger.ReadAsync(new EtcdRange(keys.Revision(info.Number)), deadline);
        return !again.IsAnswered ? EtcdOutcomes.Read<Revision, EtcdRanged>(again)
            : again.Value.All.Count == 0 ? ReadOutcome<Revision>.Of(null)
            : EtcdOutcomes.Read<Revision, Head>(EtcdLedger.Damaged<Head>($"content of revision {info.Number}"));
    }
}
