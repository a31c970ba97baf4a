using System.Text.Json.Serialization;

namespace Supervisor.Tests.Architecture;

internal sealed record WireSample(
    WireColour Colour,
    [property: JsonPropertyName("text_2")] string? Text,
    IReadOnlyList<WireSample>? Inner
);

[JsonConverter(typeof(JsonStringEnumConverter<WireColour>))]
internal enum WireColour
{
    [JsonStringEnumMemberName("dark-red")]
    DarkRed,

    [JsonStringEnumMemberName("green")]
    Green,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WireSample))]
internal sealed partial class WireSampleJson : JsonSerializerContext;
