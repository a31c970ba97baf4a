using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Ownership;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnerForm))]
[JsonSerializable(typeof(RenewalForm))]
internal sealed partial class ClaimJson : JsonSerializerContext;
