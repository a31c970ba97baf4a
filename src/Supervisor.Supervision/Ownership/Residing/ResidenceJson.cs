using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ownership.Residing;

[JsonSerializable(typeof(ResidenceForm))]
internal sealed partial class ResidenceJson : JsonSerializerContext;
