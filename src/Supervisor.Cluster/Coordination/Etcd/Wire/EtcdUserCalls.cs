using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>Names a user or a role.</summary>
internal sealed record EtcdNamed([property: JsonPropertyName("name")] string Name);

/// <summary>What a user is; a role that is none is left out.</summary>
internal sealed record EtcdUser([property: JsonPropertyName("roles")] IReadOnlyList<string>? Roles);

/// <summary>Gives a user a role.</summary>
internal sealed record EtcdUserGrant(
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("role")] string Role
);

/// <summary>Gives a role rights.</summary>
internal sealed record EtcdRoleGrant(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("perm")] EtcdPermission Permission
);

/// <param name="End">The first key that it is not about any more.</param>
internal sealed record EtcdPermission(
    [property: JsonPropertyName("permType")] string Type,
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("range_end")] byte[] End
)
{
    public const string ReadAndWrite = "READWRITE";
}
