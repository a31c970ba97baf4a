using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Links.Frames;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>What ends of links say about themselves, as frames.</summary>
internal static class LinkText
{
    public static byte[] Encode<T>(FrameKind kind, T body, JsonTypeInfo<T> shape)
    {
        var frame = new ArrayBufferWriter<byte>();
        LinkFrame.Write(frame, kind, 0, JsonSerializer.SerializeToUtf8Bytes(body, shape));
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>Null when it is not what it should be.</summary>
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
