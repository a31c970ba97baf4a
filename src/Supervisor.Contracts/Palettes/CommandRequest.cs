using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>The body of <c>POST /v1/palettes/{palette}/commands/{command}</c>.</summary>
/// <param name="Id">Made by the client; must be there when the command changes anything.</param>
/// <param name="Arguments">The values given, by argument; a flag's value is <c>true</c>.</param>
/// <param name="DryRun">Say what would be done, and do nothing.</param>
/// <param name="Files">The content of each file that an argument of kind <c>file</c> names, by the name as given.</param>
public sealed record CommandRequest(
    [property: JsonPropertyName("id")] string? Id = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Arguments = null,
    [property: JsonPropertyName("dryRun")] bool DryRun = false,
    IReadOnlyDictionary<string, byte[]>? Files = null
)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoArguments = [];
    private static readonly Dictionary<string, byte[]> NoFiles = [];

    [JsonPropertyName("arguments")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments { get; init; } = Arguments ?? NoArguments;

    [JsonPropertyName("files")]
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = Files ?? NoFiles;
}
