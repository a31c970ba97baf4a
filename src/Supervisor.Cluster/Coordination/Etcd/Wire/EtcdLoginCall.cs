using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

internal sealed record EtcdLoginCall(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("password")] string Password
);

internal sealed record EtcdLoggedIn([property: JsonPropertyName("token")] string? Token);
