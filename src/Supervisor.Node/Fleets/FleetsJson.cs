using System.Text.Json.Serialization;

namespace Supervisor.Node.Fleets;

[JsonSerializable(typeof(RevisionContent))]
internal sealed partial class FleetsJson : JsonSerializerContext;
