using System.Buffers;
using System.Text.Json;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// A snapshot's payload: <c>{"time": of the last event, "handled": [{"id", "time"}, oldest first], "state": ...}</c>.
/// </summary>
internal static class SnapshotFormat
{
    internal static byte[] Write<TState>(
        JsonSnapshotCodec<TState> codec,
        TState state,
        HybridTime time,
        IEnumerable<HandledCommand> handled
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("time", time.Value);
            WriteHandled(json, handled);
            json.WritePropertyName("state");
            codec.Write(json, state);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static (TState State, HybridTime Time) Read<TState>(
        JsonSnapshotCodec<TState> codec,
        int schema,
        ReadOnlySpan<byte> payload,
        HandledCommands handled
    )
    {
        var reader = new Utf8JsonReader(payload);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        foreach (var command in root.GetProperty("handled").EnumerateArray())
        {
            handled.Add(command.GetProperty("id").GetString()!, new HybridTime(command.GetProperty("time").GetInt64()));
        }

        return (codec.Read(schema, root.GetProperty("state")), new HybridTime(root.GetProperty("time").GetInt64()));
    }

    private static void WriteHandled(Utf8JsonWriter json, IEnumerable<HandledCommand> handled)
    {
        json.WriteStartArray("handled");
        foreach (var command in handled)
        {
            json.WriteStartObject();
            json.WriteString("id", command.Id);
            json.WriteNumber("time", command.Time.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
