using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <summary>
/// What changes rarely: revisions, names, the freeze. Every change is judged on the head that was read and written with a new
/// head, if that is still the one; so the rules are those of every store, and an attempt whose answer was lost may be made
/// again, since it cannot come after the next.
/// </summary>
internal sealed class EtcdLedger(EtcdCalls calls, EtcdKeys keys, Func<int, byte[]> chance)
{
    private const int IdBytes = 16;
    private const string Crowded = "others change the fleet all the time.";

    public EtcdDeadline NewDeadline() => calls.NewDeadline();

    public Task<EtcdReply<EtcdRanged>> ReadAsync(EtcdRange range, EtcdDeadline deadline) =>
        calls.ReadAsync(EtcdRequests.Range(range), deadline);

    /// <summary>Writes what does no harm alone, and may be written twice.</summary>
    public Task<EtcdReply<EtcdDone>> PrepareAsync(EtcdPut put, EtcdDeadline deadline) =>
        calls.CallAsync(EtcdRequests.Put(put), mayRepeat: true, deadline);

    /// <summary>Of a store that is new it makes the head.</summary>
    public async Task<EtcdReply<Head>> ReadHeadAsync(EtcdDeadline deadline)
    {
        while (true)
        {
            var read = await ReadAsync(new EtcdRange(keys.Head), deadline);
            if (!read.IsAnswered)
            {
                return read.As<Head>();
            }

            if (read.Value.All is [var found])
            {
                return LedgerCodec.ReadHead(found) is { } head ? EtcdReply<Head>.Answered(head) : Damaged<Head>("head");
            }

            var made = await WriteAsync(NewHead(), [], deadline);
            if (!made.IsAnswered && (made.Status != EtcdReplyStatus.Lost || deadline.IsOver))
            {
                return made.As<Head>();
            }
        }
    }

    /// <param name="plan">Judges the change on the head; it may read more, and is asked again when the head has changed.</param>
    public async Task<WriteOutcome<T>> ChangeAsync<T>(Func<Head, EtcdDeadline, Task<EtcdReply<LedgerChange<T>>>> plan)
        where T : class
    {
        var deadline = NewDeadline();
        var isInDoubt = false;
        while (true)
        {
            var head = await ReadHeadAsync(deadline);
            var planned = head.IsAnswered ? await plan(head.Value, deadline) : head.As<LedgerChange<T>>();
            if (!planned.IsAnswered)
            {
                return EtcdOutcomes.Write<T, LedgerChange<T>>(planned, isInDoubt);
            }

            if (!planned.Value.Verdict.IsChange)
            {
                return planned.Value.Verdict.Outcome;
            }

            var written = await WriteAsync(planned.Value.Head, planned.Value.Writes, deadline);
            if (written is { IsAnswered: true, Value.Succeeded: true })
            {
                return planned.Value.Verdict.Outcome;
            }

            isInDoubt |= written.Status == EtcdReplyStatus.Lost;
            if (deadline.IsOver || written.Status is EtcdReplyStatus.Refused or EtcdReplyStatus.NotSent)
            {
                var why = written.IsAnswered ? EtcdReply<T>.NotSent(Crowded) : written.As<T>();
                return EtcdOutcomes.Write<T, T>(why, isInDoubt);
            }
        }
    }

    /// <summary>What is there is not what this program writes.</summary>
    public static EtcdReply<T> Damaged<T>(string what)
        where T : class =>
        EtcdReply<T>.Refused(
            EtcdCode.DataLoss,
            $"What etcd keeps as the {what} of this fleet cannot be read: a newer supervisor has written it, or another "
                + "program changed it. Bring this node to the version of the others, or restore etcd from a snapshot."
        );

    private Task<EtcdReply<EtcdTransacted>> WriteAsync(
        Head head,
        IEnumerable<EtcdOperation> writes,
        EtcdDeadline deadline
    ) =>
        calls.CallAsync(
            EtcdRequests.Transact(
                new EtcdTransaction(
                    [EtcdCompare.ModifiedAt(keys.Head, head.Modified)],
                    [EtcdOperation.Write(keys.Head, LedgerCodec.Write(head)), .. writes],
                    []
                )
            ),
            mayRepeat: false,
            deadline
        );

    private Head NewHead() => new(Modified: 0, StoreId.FromEntropy(chance(IdBytes)), null, null);
}
