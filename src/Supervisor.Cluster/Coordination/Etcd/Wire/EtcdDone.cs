using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>An answer that says no more than when.</summary>
internal sealed record EtcdDone([property: JsonPropertyName("header")] EtcdHeader? Header);
