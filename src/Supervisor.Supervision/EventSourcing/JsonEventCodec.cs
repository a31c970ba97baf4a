using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// Events as JSON by a table of names. A schema that is no longer written stays in the table with the function that
/// turns it into today's event.
/// </summary>
public sealed class JsonEventCodec<TEvent> : IEventCodec<TEvent>, IEventForms
    where TEvent : class
{
    private readonly Dictionary<Type, Func<TEvent, EncodedEvent>> _encoders = [];
    private readonly Dictionary<(string Name, int Schema), PayloadReader> _decoders = [];
    private readonly List<EventForm> _forms = [];

    private delegate TEvent PayloadReader(ReadOnlySpan<byte> payload);

    public IReadOnlyList<EventForm> Forms => _forms;

    /// <summary>An event that is written today.</summary>
    public JsonEventCodec<TEvent> Writes<T>(string name, int schema, JsonTypeInfo<T> shape)
        where T : TEvent
    {
        _encoders.Add(
            typeof(T),
            happened => new EncodedEvent(name, schema, JsonSerializer.SerializeToUtf8Bytes((T)happened, shape))
        );
        return Reads(name, schema, shape, static happened => happened);
    }

    /// <summary>A form that was written once.</summary>
    public JsonEventCodec<TEvent> Reads<T>(string name, int schema, JsonTypeInfo<T> shape, Func<T, TEvent> upgrade)
    {
        _decoders.Add((name, schema), payload => upgrade(Parsed(name, payload, shape)));
        _forms.Add(new EventForm(name, schema, typeof(T)));
        return this;
    }

    public EncodedEvent Encode(TEvent happened) => _encoders[happened.GetType()](happened);

    public TEvent Decode(string name, int schema, ReadOnlySpan<byte> payload) =>
        _decoders.TryGetValue((name, schema), out var decode)
            ? decode(payload)
            : throw new UnknownEventException(name, schema);

    private static T Parsed<T>(string name, ReadOnlySpan<byte> payload, JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(payload, shape)
        ?? throw new JsonException($"The payload of an event '{name}' is null.");
}
