using System.Text.Json.Serialization;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Wire;

internal static class CommandLane
{
    public static LaneDefinition<CommandWord> Definition { get; } =
        new("commands", CommandLaneJson.Default.CommandWord);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandWord))]
internal sealed partial class CommandLaneJson : JsonSerializerContext;
