using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Compatibility;

/// <summary>The events of the journal, and its snapshots, by the codecs that write and read them.</summary>
internal static class EventKinds
{
    public static IEnumerable<(GoldenKind Kind, Type Shape)> In(
        IReadOnlyList<Assembly> assemblies,
        IReadOnlyList<JsonSerializerContext> contexts
    ) =>
        from codec in WireNames.Codecs(assemblies)
        from form in codec.Forms
        select (Of(codec, form, ShapeOf(form.Shape, contexts)), form.Shape);

    private static GoldenKind Of(IEventForms codec, EventForm form, JsonTypeInfo shape)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"events/{form.Name}.{form.Schema}.json");
        var speaker = (IEventSpeaker)
            Activator.CreateInstance(
                (
                    codec.GetType().GetGenericTypeDefinition() == typeof(JsonEventCodec<>)
                        ? typeof(EventSpeaker<>)
                        : typeof(SnapshotSpeaker<>)
                ).MakeGenericType(codec.GetType().GetGenericArguments()),
                codec
            )!;
        return new GoldenKind(
            file,
            speaker.IsBare ? shape : null,
            () => speaker.Write(JsonSerializer.Deserialize(SampleValues.Of(shape), shape)!),
            bytes => speaker.Again(form, bytes)
        );
    }

    private static JsonTypeInfo ShapeOf(Type type, IEnumerable<JsonSerializerContext> contexts) =>
        contexts.First(context => WireNames.Roots(context).Contains(type)).GetTypeInfo(type)!;

    private interface IEventSpeaker
    {
        /// <summary>The payload is the event and nothing else.</summary>
        bool IsBare { get; }

        byte[] Write(object value);

        byte[] Again(EventForm form, byte[] payload);
    }

    private sealed class EventSpeaker<TEvent>(JsonEventCodec<TEvent> codec) : IEventSpeaker
        where TEvent : class
    {
        public bool IsBare => true;

        public byte[] Write(object value) => codec.Encode((TEvent)value).Payload.ToArray();

        public byte[] Again(EventForm form, byte[] payload) => Write(codec.Decode(form.Name, form.Schema, payload));
    }

    private sealed class SnapshotSpeaker<TState>(JsonSnapshotCodec<TState> codec) : IEventSpeaker
    {
        private static readonly HandledCommand[] Handled = [new("command-1", HybridTime.FromMilliseconds(11))];

        public bool IsBare => false;

        public byte[] Write(object value) =>
            SnapshotFormat.Write(codec, (TState)value, HybridTime.FromMilliseconds(12), Handled);

        public byte[] Again(EventForm form, byte[] payload)
        {
            var handled = new HandledCommands();
            var (state, time) = SnapshotFormat.Read(codec, form.Schema, payload, handled);
            return SnapshotFormat.Write(codec, state, time, handled.OldestFirst);
        }
    }
}
