using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <param name="Name">Lower case, as typed.</param>
/// <param name="Summary">One sentence, shown in lists.</param>
/// <param name="Role">The least role that may run it: <see cref="Roles"/>.</param>
/// <param name="Result">What the answer is made of: <see cref="ResultKinds"/>.</param>
/// <param name="Changes">
/// Whether it changes anything. If so, the request must carry an id, and <c>--dry-run</c> says what would be done.
/// </param>
/// <param name="Details">Further help: paragraphs, shown by the command's own help only.</param>
public sealed record CommandDescription(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("summary")] string Summary,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("result")] string Result,
    [property: JsonPropertyName("changes")] bool Changes = false,
    [property: JsonPropertyName("details")] string? Details = null,
    IReadOnlyList<ArgumentDescription>? Arguments = null,
    IReadOnlyList<CommandExample>? Examples = null
)
{
    [JsonPropertyName("arguments")]
    public IReadOnlyList<ArgumentDescription> Arguments { get; init; } = Arguments ?? [];

    [JsonPropertyName("examples")]
    public IReadOnlyList<CommandExample> Examples { get; init; } = Examples ?? [];
}

/// <param name="Line">What to type after <c>pbm</c>.</param>
/// <param name="Says">What it does.</param>
public sealed record CommandExample(
    [property: JsonPropertyName("line")] string Line,
    [property: JsonPropertyName("says")] string Says
);
