using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>A member's first word.</summary>
/// <param name="Authority">The certificate by which its own is to be checked; the other end knows its fingerprint.</param>
/// <param name="Nonce">New for each connection, so that nothing that was said once can be said again.</param>
internal sealed record Welcome(
    [property: JsonPropertyName("oldest")] int Oldest,
    [property: JsonPropertyName("newest")] int Newest,
    [property: JsonPropertyName("authority")] byte[] Authority,
    [property: JsonPropertyName("nonce")] byte[] Nonce
);
