using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>Words of an exchange on a stream.</summary>
internal static class ExchangeWords
{
    public static async Task SayAsync<T>(Stream stream, T word, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(word, shape);
        var framed = new byte[TrustProtocol.LengthBytes + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, body.Length);
        body.CopyTo(framed, TrustProtocol.LengthBytes);
        await stream.WriteAsync(framed, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <returns>Null when what came is no such word.</returns>
    /// <exception cref="IOException">The connection has ended before its end.</exception>
    public static async Task<T?> HearAsync<T>(Stream stream, JsonTypeInfo<T> shape, CancellationToken cancellation)
        where T : class
    {
        var header = new byte[TrustProtocol.LengthBytes];
        await stream.ReadExactlyAsync(header, cancellation);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < 2 or > TrustProtocol.MaxBytes)
        {
            return null;
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
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
