using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Founding;

[JsonSerializable(typeof(ClusterForm))]
internal sealed partial class FoundingJson : JsonSerializerContext;
