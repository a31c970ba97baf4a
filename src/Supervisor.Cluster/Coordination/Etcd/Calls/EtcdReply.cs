using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <param name="Code">Of a refusal, by gRPC's numbers.</param>
/// <param name="Reason">What came instead of an answer, and from where.</param>
internal sealed record EtcdReply<T>(EtcdReplyStatus Status, T? Value, EtcdCode Code, string Reason)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsAnswered => Status == EtcdReplyStatus.Answered;

    public static EtcdReply<T> Answered(T value) => new(EtcdReplyStatus.Answered, value, EtcdCode.Fine, "");

    public static EtcdReply<T> Refused(EtcdCode code, string reason) =>
        new(EtcdReplyStatus.Refused, null, code, reason);

    public static EtcdReply<T> NotSent(string reason) => new(EtcdReplyStatus.NotSent, null, EtcdCode.Fine, reason);

    public static EtcdReply<T> Lost(string reason) => new(EtcdReplyStatus.Lost, null, EtcdCode.Fine, reason);

    public bool IsRefusedFor(EtcdCode code) => Status == EtcdReplyStatus.Refused && Code == code;

    /// <summary>Of a reply that is no answer.</summary>
    public EtcdReply<TOther> As<TOther>()
        where TOther : class => new(Status, null, Code, Reason);
}
