using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>
/// All that goes to etcd's gateway and comes from it, under etcd's own names. Numbers of 64 bits are texts there, bytes
/// are base64, and what is zero, empty or false is left out.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(EtcdRange))]
[JsonSerializable(typeof(EtcdRanged))]
[JsonSerializable(typeof(EtcdTransaction))]
[JsonSerializable(typeof(EtcdTransacted))]
[JsonSerializable(typeof(EtcdPut))]
[JsonSerializable(typeof(EtcdDone))]
[JsonSerializable(typeof(EtcdLeaseCall))]
[JsonSerializable(typeof(EtcdLeased))]
[JsonSerializable(typeof(EtcdKept))]
[JsonSerializable(typeof(EtcdLoginCall))]
[JsonSerializable(typeof(EtcdLoggedIn))]
[JsonSerializable(typeof(EtcdNamed))]
[JsonSerializable(typeof(EtcdUser))]
[JsonSerializable(typeof(EtcdUserGrant))]
[JsonSerializable(typeof(EtcdRoleGrant))]
[JsonSerializable(typeof(EtcdWatchCall))]
[JsonSerializable(typeof(EtcdWatchLine))]
[JsonSerializable(typeof(EtcdError))]
[JsonSerializable(typeof(EtcdStreamError))]
[JsonSerializable(typeof(EtcdNothing))]
[JsonSerializable(typeof(EtcdStatus))]
[JsonSerializable(typeof(EtcdMemberList))]
[JsonSerializable(typeof(EtcdAlarmCall))]
[JsonSerializable(typeof(EtcdAlarms))]
[JsonSerializable(typeof(EtcdVariables))]
internal sealed partial class EtcdJson : JsonSerializerContext;
