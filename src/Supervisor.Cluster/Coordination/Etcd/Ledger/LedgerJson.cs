using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(HeadForm))]
[JsonSerializable(typeof(RevisionForm))]
[JsonSerializable(typeof(FreezeForm))]
[JsonSerializable(typeof(NodeForm))]
internal sealed partial class LedgerJson : JsonSerializerContext;
