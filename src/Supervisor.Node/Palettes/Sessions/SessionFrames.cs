using System.Buffers;
using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>Frames of an ordinary answer, in a session.</summary>
internal static class SessionFrames
{
    public static async ValueTask WriteAsync(this ISessionChannel channel, Frame frame, CancellationToken stop)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            FrameCodec.Write(json, frame);
        }

        await channel.WriteAsync(SessionPart.Frame, buffer.WrittenMemory, stop);
    }
}
