using System.Text.Json.Serialization;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Fleets.Downs;

namespace Supervisor.Node.Fleets;

[JsonSerializable(typeof(RevisionContent))]
[JsonSerializable(typeof(RevisionCopy))]
[JsonSerializable(typeof(DownForm))]
internal sealed partial class FleetsJson : JsonSerializerContext;
