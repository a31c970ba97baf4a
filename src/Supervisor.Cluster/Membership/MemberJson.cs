using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Membership;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MemberForm))]
internal sealed partial class MemberJson : JsonSerializerContext;
