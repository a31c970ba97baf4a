using System.Text.Json.Serialization;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>An <see cref="Opening"/> as it is stored.</summary>
internal sealed record OpeningRecord(
    [property: JsonPropertyName("incarnation")] string Incarnation,
    [property: JsonPropertyName("tokenHash")] string TokenHash,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("bootMilliseconds")] long BootMilliseconds,
    [property: JsonPropertyName("earlier")] IReadOnlyList<PastOpeningRecord> Earlier
)
{
    public static OpeningRecord Of(Opening opening) =>
        new(
            opening.Incarnation,
            opening.Token.ToString(),
            opening.At.BootId,
            (long)opening.At.At.TotalMilliseconds,
            [.. opening.Earlier.Select(past => new PastOpeningRecord(past.Incarnation, past.Token.ToString()))]
        );

    public Opening ToOpening() =>
        new(
            Incarnation,
            AgentToken.Parse(TokenHash),
            new BootMoment(BootId, TimeSpan.FromMilliseconds(BootMilliseconds)),
            [.. Earlier.Select(past => new PastOpening(past.Incarnation, AgentToken.Parse(past.TokenHash)))]
        );
}

internal sealed record PastOpeningRecord(
    [property: JsonPropertyName("incarnation")] string Incarnation,
    [property: JsonPropertyName("tokenHash")] string TokenHash
);

[JsonSerializable(typeof(OpeningRecord))]
internal sealed partial class OpeningJson : JsonSerializerContext;
