namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>gRPC's codes, as far as etcd's gateway uses them.</summary>
internal enum EtcdCode
{
    Fine = 0,
    Cancelled = 1,
    Unknown = 2,
    Invalid = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    PermissionDenied = 7,
    Exhausted = 8,
    FailedPrecondition = 9,
    OutOfRange = 11,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}
