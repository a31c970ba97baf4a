using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>An invitation, as it is stored: who reads it cannot use it.</summary>
/// <param name="Hash">Of the secret in the token.</param>
/// <param name="Role">As in <see cref="Joining.Invitations.InvitedRoles"/>.</param>
/// <param name="Expires">In milliseconds since 1970.</param>
/// <param name="By">Who made it, as it is shown to operators.</param>
/// <param name="Made">A reading of the hybrid clock.</param>
internal sealed record InvitationRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("expires_ms")] long Expires,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("made")] long Made
) : ITrustRecord
{
    /// <summary>Set once, by the transaction that admits somebody.</summary>
    [JsonPropertyName("used")]
    public InvitationUse? Used { get; init; }

    [JsonIgnore]
    public bool IsWhole => Hash is not null && Role is not null && By is not null;

    [JsonIgnore]
    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeMilliseconds(Expires);
}
