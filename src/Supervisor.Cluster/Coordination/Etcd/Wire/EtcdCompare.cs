using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>Always for equality; the revision is 0 for a key that is not there.</summary>
internal sealed record EtcdCompare(
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("mod_revision")] long? Modified,
    [property: JsonPropertyName("create_revision")] long? Created
)
{
    [JsonPropertyName("result")]
    public string Result { get; } = "EQUAL";

    public static EtcdCompare ModifiedAt(byte[] key, long revision) => new(key, "MOD", revision, null);

    public static EtcdCompare CreatedAt(byte[] key, long revision) => new(key, "CREATE", null, revision);
}
