using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>A snapshot's payload: <c>{"handled": [command ids, oldest first], "state": ...}</c>.</summary>
internal static class SnapshotFormat
{
    internal static byte[] Write<TState>(TState state, JsonTypeInfo<TState> shape, IEnumerable<string> handled)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("handled");
            foreach (var id in handled)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, state, shape);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static TState Read<TState>(
        ReadOnlySpan<byte> payload,
        JsonTypeInfo<TState> shape,
        Action<string> onHandled
    )
    {
        var reader = new Utf8JsonReader(payload);
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var id in document.RootElement.GetProperty("handled").EnumerateArray())
        {
            onHandled(id.GetString()!);
        }

        return document.RootElement.GetProperty("state").Deserialize(shape)
            ?? throw new JsonException("The state of a snapshot is null.");
    }
}
