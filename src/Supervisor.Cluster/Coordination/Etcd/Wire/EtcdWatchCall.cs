using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

internal sealed record EtcdWatchCall([property: JsonPropertyName("create_request")] EtcdWatchCreation Creation);

internal sealed record EtcdWatchCreation(
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("range_end")] byte[] End,
    [property: JsonPropertyName("start_revision")] long From
);

/// <summary>One line of a watch.</summary>
internal sealed record EtcdWatchLine(
    [property: JsonPropertyName("result")] EtcdWatched? Result,
    [property: JsonPropertyName("error")] EtcdStreamError? Error
);

/// <param name="Compacted">Below this revision nothing is remembered any more.</param>
internal sealed record EtcdWatched(
    [property: JsonPropertyName("header")] EtcdHeader? Header,
    [property: JsonPropertyName("created")] bool Created,
    [property: JsonPropertyName("canceled")] bool Cancelled,
    [property: JsonPropertyName("cancel_reason")] string? Reason,
    [property: JsonPropertyName("compact_revision")] long Compacted,
    [property: JsonPropertyName("events")] IReadOnlyList<EtcdEvent>? Events
);

/// <param name="Type">Left out for a put.</param>
internal sealed record EtcdEvent(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("kv")] EtcdKeyValue Entry
)
{
    [JsonIgnore]
    public bool IsDelete => Type == "DELETE";
}
