using System.Text.Json.Serialization;
using Supervisor.Cluster.Recovery;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>What coordination keeps of trust; every stored name stands at its property, never here.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterRecord))]
[JsonSerializable(typeof(NodeRecord))]
[JsonSerializable(typeof(NameRecord))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(DenialRecord))]
[JsonSerializable(typeof(InvitationRecord))]
[JsonSerializable(typeof(GenerationRecord))]
internal sealed partial class TrustJson : JsonSerializerContext;
