using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Api;

/// <summary>
/// Frames into a response, a line each. A stream's frames leave at once; a table's leave together when enough are there,
/// since a packet per row would make long tables slow, and with a picture's end.
/// </summary>
internal sealed class FrameWriter
{
    private const int FlushAt = 16 * 1024;

    // The answer is JSON in a stream of its own and never part of a page, so only what JSON must escape is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PipeWriter _pipe;
    private readonly bool _flushEach;

    public FrameWriter(HttpResponse response, bool flushEach)
    {
        response.ContentType = FrameCodec.ContentType;
        response.Headers.CacheControl = "no-store";
        (_pipe, _flushEach) = (response.BodyWriter, flushEach);
    }

    public async ValueTask WriteAsync(Frame frame, CancellationToken stop)
    {
        using (var json = new Utf8JsonWriter(_pipe, Options))
        {
            FrameCodec.Write(json, frame);
        }

        _pipe.GetSpan(1)[0] = (byte)'\n';
        _pipe.Advance(1);
        if (_flushEach || frame is PictureFrame || _pipe.UnflushedBytes >= FlushAt)
        {
            await FlushAsync(stop);
        }
    }

    public async ValueTask FlushAsync(CancellationToken stop) => await _pipe.FlushAsync(stop);
}
