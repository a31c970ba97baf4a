using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Time;

/// <summary>A reading as its one number.</summary>
public sealed class HybridTimeJson : JsonConverter<HybridTime>
{
    public override HybridTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, HybridTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
