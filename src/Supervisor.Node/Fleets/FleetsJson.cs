using System.Text.Json.Serialization;
using Supervisor.Node.Fleets.Copies;

namespace Supervisor.Node.Fleets;

[JsonSerializable(typeof(RevisionContent))]
[JsonSerializable(typeof(RevisionCopy))]
internal sealed partial class FleetsJson : JsonSerializerContext;
