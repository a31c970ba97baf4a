using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <summary>The one key that stands for the whole store.</summary>
/// <param name="Form">The version of this form and of all that the ledger keeps.</param>
internal sealed record HeadForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("store")] string Store,
    [property: JsonPropertyName("revision")] RevisionForm? Revision = null,
    [property: JsonPropertyName("freeze")] FreezeForm? Freeze = null
)
{
    public const int Newest = 1;
}
