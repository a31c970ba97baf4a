using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Api.Listening;

/// <summary>
/// The answer to a connection that is not served, as HTTP and as frames like any other refusal. Made by hand and once,
/// because nothing else may be spent on it.
/// </summary>
internal static class BusyAnswer
{
    public static byte[] Create(string listener, int most)
    {
        var error = new OperatorError(
            ErrorCodes.Busy,
            "The node serves no further connection.",
            $"{most} are open over {listener}, the most that it serves.",
            "Ask again, or find out what holds them: the node's log says when it began."
        );
        var body = new ArrayBufferWriter<byte>();
        foreach (var frame in (Frame[])[new ErrorFrame(error), new EndFrame(ExitCodes.Of(error.Code))])
        {
            using var json = new Utf8JsonWriter(body);
            FrameCodec.Write(json, frame);
            json.Flush();
            body.Write("\n"u8);
        }

        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 503 Service Unavailable\r\nContent-Type: {FrameCodec.ContentType}\r\nConnection: close\r\n"
                + $"Content-Length: {body.WrittenCount}\r\n\r\n"
        );
        return [.. Encoding.ASCII.GetBytes(head), .. body.WrittenSpan];
    }
}
