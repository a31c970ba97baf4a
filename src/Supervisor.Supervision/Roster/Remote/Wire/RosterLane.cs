using System.Text.Json.Serialization;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Supervision.Roster.Remote.Wire;

public static class RosterLane
{
    public static LaneDefinition<RosterWord> Definition { get; } = new("roster", RosterJson.Default.RosterWord);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RosterWord))]
internal sealed partial class RosterJson : JsonSerializerContext;
