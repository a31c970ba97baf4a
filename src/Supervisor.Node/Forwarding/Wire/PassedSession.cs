using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Wire;

/// <summary>With what a node begins a session at another, for an operator. Names on the wire are only ever added.</summary>
/// <param name="Start">As the operator began it, with the arguments that are for that node.</param>
/// <param name="Caller">Who asks, as the audit trail says it.</param>
/// <param name="Role">Of <see cref="Roles"/>.</param>
internal sealed record PassedSession(
    [property: JsonPropertyName("palette")] string Palette,
    [property: JsonPropertyName("command")] string Command,
    [property: JsonPropertyName("start")] SessionStart Start,
    [property: JsonPropertyName("caller")] string Caller,
    [property: JsonPropertyName("role")] string Role
);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PassedSession))]
internal sealed partial class PassedSessionJson : JsonSerializerContext;
