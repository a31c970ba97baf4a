using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>A call of etcd's gateway.</summary>
internal sealed record EtcdRequest<TCall, TAnswer>(
    string Path,
    TCall Body,
    JsonTypeInfo<TCall> Shape,
    JsonTypeInfo<TAnswer> Answer
)
    where TAnswer : class;

/// <summary>The calls that this program makes.</summary>
internal static class EtcdRequests
{
    public const string Watch = "v3/watch";

    public static EtcdRequest<EtcdRange, EtcdRanged> Range(EtcdRange range) =>
        new("v3/kv/range", range, EtcdJson.Default.EtcdRange, EtcdJson.Default.EtcdRanged);

    public static EtcdRequest<EtcdPut, EtcdDone> Put(EtcdPut put) =>
        new("v3/kv/put", put, EtcdJson.Default.EtcdPut, EtcdJson.Default.EtcdDone);

    public static EtcdRequest<EtcdTransaction, EtcdTransacted> Transact(EtcdTransaction transaction) =>
        new("v3/kv/txn", transaction, EtcdJson.Default.EtcdTransaction, EtcdJson.Default.EtcdTransacted);

    public static EtcdRequest<EtcdLeaseCall, EtcdLeased> Grant(long id, long seconds) =>
        Lease<EtcdLeased>("grant", new EtcdLeaseCall(id, seconds), EtcdJson.Default.EtcdLeased);

    public static EtcdRequest<EtcdLeaseCall, EtcdLeased> LookAtLease(long id) =>
        Lease("timetolive", new EtcdLeaseCall(id), EtcdJson.Default.EtcdLeased);

    public static EtcdRequest<EtcdLeaseCall, EtcdKept> Keep(long id) =>
        Lease("keepalive", new EtcdLeaseCall(id), EtcdJson.Default.EtcdKept);

    public static EtcdRequest<EtcdLeaseCall, EtcdDone> Revoke(long id) =>
        Lease("revoke", new EtcdLeaseCall(id), EtcdJson.Default.EtcdDone);

    public static EtcdRequest<EtcdNothing, EtcdStatus> Status() =>
        Ask("v3/maintenance/status", EtcdJson.Default.EtcdStatus);

    public static EtcdRequest<EtcdNothing, EtcdMemberList> Members() =>
        Ask("v3/cluster/member/list", EtcdJson.Default.EtcdMemberList);

    public static EtcdRequest<EtcdAlarmCall, EtcdAlarms> Alarms() =>
        new("v3/maintenance/alarm", new EtcdAlarmCall(), EtcdJson.Default.EtcdAlarmCall, EtcdJson.Default.EtcdAlarms);

    /// <summary>A page and no call: it is got.</summary>
    public static EtcdRequest<EtcdNothing, EtcdVariables> Variables() =>
        Ask("debug/vars", EtcdJson.Default.EtcdVariables);

    public static EtcdRequest<EtcdLoginCall, EtcdLoggedIn> LogIn(EtcdLogin login) =>
        new(
            "v3/auth/authenticate",
            new EtcdLoginCall(login.User, login.Password),
            EtcdJson.Default.EtcdLoginCall,
            EtcdJson.Default.EtcdLoggedIn
        );

    private static EtcdRequest<EtcdNothing, TAnswer> Ask<TAnswer>(string path, JsonTypeInfo<TAnswer> answer)
        where TAnswer : class => new(path, new EtcdNothing(), EtcdJson.Default.EtcdNothing, answer);

    private static EtcdRequest<EtcdLeaseCall, TAnswer> Lease<TAnswer>(
        string verb,
        EtcdLeaseCall call,
        JsonTypeInfo<TAnswer> answer
    )
        where TAnswer : class => new($"v3/lease/{verb}", call, EtcdJson.Default.EtcdLeaseCall, answer);
}
