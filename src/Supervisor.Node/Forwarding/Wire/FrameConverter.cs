using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Wire;

/// <summary>Frames between nodes are those of operators; what is not known of them is passed over.</summary>
internal sealed class FrameConverter : JsonConverter<Frame?>
{
    public override Frame? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return FrameCodec.Read(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
    }

    public override void Write(Utf8JsonWriter writer, Frame? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            FrameCodec.Write(writer, value);
        }
    }
}
