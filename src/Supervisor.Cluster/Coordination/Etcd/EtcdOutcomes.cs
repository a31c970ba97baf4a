using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd;

/// <summary>What callers are told of a reply that is no answer.</summary>
internal static class EtcdOutcomes
{
    /// <param name="isInDoubt">Whether an attempt before may have done it.</param>
    public static WriteOutcome<T> Write<T, TReply>(EtcdReply<TReply> reply, bool isInDoubt = false)
        where T : class
        where TReply : class =>
        isInDoubt || reply.Status == EtcdReplyStatus.Lost
            ? WriteOutcome<T>.Unknown(Explain(reply))
            : WriteOutcome<T>.Unavailable(Explain(reply));

    public static ReadOutcome<T> Read<T, TReply>(EtcdReply<TReply> reply)
        where T : class
        where TReply : class => ReadOutcome<T>.Unavailable(Explain(reply));

    public static string Explain<T>(EtcdReply<T> reply)
        where T : class =>
        reply.Code switch
        {
            EtcdCode.Fine =>
                $"etcd gives no answer: {reply.Reason} Look whether most of its members run, and reach each other.",
            EtcdCode.PermissionDenied =>
                $"etcd forbids it: {reply.Reason}. Give its user the right to read and write the keys of this fleet.",
            EtcdCode.DataLoss => reply.Reason,
            EtcdCode.Exhausted =>
                $"etcd has no room: {reply.Reason}. Compact and defragment its members, and disarm the alarm.",
            _ => $"etcd refuses: {reply.Reason}. Look at its address, users and log.",
        };
}
