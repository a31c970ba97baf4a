using System.Text.Json.Serialization;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.TestKit.Links;

[JsonSerializable(typeof(Word))]
internal sealed partial class WordJson : JsonSerializerContext
{
    public static LaneDefinition<Word> Lane(string name) => new(name, Default.Word);
}
