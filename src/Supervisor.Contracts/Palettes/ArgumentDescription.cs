using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <param name="Name">Lower case; as a switch it is typed <c>--name VALUE</c>.</param>
/// <param name="Summary">One sentence for help.</param>
/// <param name="Kind">What a value means: <see cref="ArgumentKinds"/>. A client takes a kind it does not know for text.</param>
/// <param name="Position">1, 2, ... for an argument given by its place; absent for a switch.</param>
/// <param name="Letter">The switch's short form, <c>-d VALUE</c>.</param>
/// <param name="Required">Whether the command needs it.</param>
/// <param name="Repeatable">Whether several values may be given; by place, it takes all the remaining ones.</param>
/// <param name="Default">The value that counts when none is given.</param>
/// <param name="Choices">The values that a choice allows.</param>
/// <param name="Minimum">The least number allowed.</param>
/// <param name="Maximum">The greatest number allowed.</param>
public sealed record ArgumentDescription(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("summary")] string Summary,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("position")] int? Position = null,
    [property: JsonPropertyName("short")] string? Letter = null,
    [property: JsonPropertyName("required")] bool Required = false,
    [property: JsonPropertyName("repeatable")] bool Repeatable = false,
    [property: JsonPropertyName("default")] string? Default = null,
    [property: JsonPropertyName("choices")] IReadOnlyList<string>? Choices = null,
    [property: JsonPropertyName("minimum")] long? Minimum = null,
    [property: JsonPropertyName("maximum")] long? Maximum = null
);
