using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Contracts.Guarding;

/// <summary>Frames as bytes; see <see cref="GuardProtocol"/>.</summary>
public static class GuardFrames
{
    public const int HeaderBytes = 4;

    public static byte[] Encode<T>(T message, JsonTypeInfo<T> shape)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, shape);
        var frame = new byte[HeaderBytes + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, HeaderBytes);
        return frame;
    }

    /// <summary>Null when the bytes are not what they should be; what was sent is shown to nobody, it may hold secrets.</summary>
    public static T? Decode<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
