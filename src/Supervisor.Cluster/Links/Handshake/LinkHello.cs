using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>The first frame of both ends.</summary>
/// <param name="Run">This start of the daemon; random.</param>
/// <param name="Lanes">What it understands; a lane's number on the wire is its place here.</param>
/// <param name="Window">How many bytes of each lane may be under way to it.</param>
internal sealed record LinkHello(
    [property: JsonPropertyName("oldest")] int Oldest,
    [property: JsonPropertyName("newest")] int Newest,
    [property: JsonPropertyName("cluster")] string Cluster,
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("run")] string Run,
    [property: JsonPropertyName("lanes")] IReadOnlyList<string> Lanes,
    [property: JsonPropertyName("window")] int Window
);
