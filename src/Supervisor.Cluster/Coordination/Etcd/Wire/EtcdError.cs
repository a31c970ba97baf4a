using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>How etcd says no.</summary>
/// <param name="Error">
/// Up to etcd 3.5 the text, from 3.6 on left out; where a stream was asked for, a <see cref="EtcdStreamError"/>.
/// </param>
/// <param name="Message">The text, from etcd 3.4 on.</param>
internal sealed record EtcdError(
    [property: JsonPropertyName("error")] JsonElement Error,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("code")] int Code
);

/// <summary>How a stream ends that etcd does not go on with.</summary>
/// <param name="GrpcCode">Up to etcd 3.5.</param>
/// <param name="PlainCode">From etcd 3.6 on.</param>
internal sealed record EtcdStreamError(
    [property: JsonPropertyName("grpc_code")] int GrpcCode,
    [property: JsonPropertyName("code")] int PlainCode,
    [property: JsonPropertyName("message")] string? Text
)
{
    [JsonIgnore]
    public int Code => GrpcCode != 0 ? GrpcCode : PlainCode;
}
