using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>Messages as bytes, in a buffer of each thread that is used again for the next.</summary>
internal static class LaneText
{
    /// <summary>A buffer that one large message needed is not kept.</summary>
    private const int KeptBytes = 64 * 1024;

    // What the serializer writes is JSON without being checked once more.
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Valid until the same thread asks again.</summary>
    public static ReadOnlySpan<byte> Of<TMessage>(TMessage message, JsonTypeInfo<TMessage> shape)
    {
        var buffer = _buffer is { Capacity: <= KeptBytes } kept ? kept : _buffer = new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        var writer = _writer ??= new Utf8JsonWriter(buffer, Unchecked);
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, message, shape);
        return buffer.WrittenSpan;
    }
}
