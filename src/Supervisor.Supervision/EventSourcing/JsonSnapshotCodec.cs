using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// States as JSON. As with events, a schema that is no longer written stays readable: events that a snapshot covers may
/// be gone, so there would be nothing to fall back on.
/// </summary>
public sealed class JsonSnapshotCodec<TState> : IEventForms
{
    private readonly string _name;
    private readonly Dictionary<int, Func<JsonElement, TState>> _readers = [];
    private readonly List<EventForm> _forms = [];
    private readonly JsonTypeInfo<TState> _shape;

    /// <param name="name">What the state is called, for people and for the list of names.</param>
    /// <param name="schema">The number of the form that is written today.</param>
    public JsonSnapshotCodec(string name, int schema, JsonTypeInfo<TState> shape)
    {
        (_name, Schema, _shape) = (name, schema, shape);
        Reads(schema, shape, static state => state);
    }

    public int Schema { get; }

    public IReadOnlyList<EventForm> Forms => _forms;

    /// <summary>A form that was written once.</summary>
    public JsonSnapshotCodec<TState> Reads<T>(int schema, JsonTypeInfo<T> shape, Func<T, TState> upgrade)
    {
        _readers.Add(schema, json => upgrade(json.Deserialize(shape) ?? throw Empty()));
        _forms.Add(new EventForm(_name, schema, typeof(T)));
        return this;
    }

    internal void Write(Utf8JsonWriter json, TState state) => JsonSerializer.Serialize(json, state, _shape);

    internal TState Read(int schema, JsonElement json) =>
        _readers.TryGetValue(schema, out var read) ? read(json) : throw new UnknownEventException(_name, schema);

    private JsonException Empty() => new($"The state in a snapshot '{_name}' is null.");
}
