using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Tests.Compatibility;

/// <summary>What goes over a link, byte by byte. What is in a lane's words is held by their own kinds.</summary>
internal static class FrameKinds
{
    private static readonly LinkHello Hello = new(
        1,
        1,
        "11111111111111111111111111111111",
        EntrySamples.Node.Value,
        "run-1",
        [RosterLane.Definition.Name, CommandLane.Definition.Name],
        262144
    );

    public static IReadOnlyList<GoldenKind> All { get; } =
    [
        Json("hello", FrameKind.Hello, 0, Hello, LinkJson.Default.LinkHello),
        Json(
            "goodbye",
            FrameKind.Goodbye,
            0,
            new OperatorError("link.denied", "No.", "Why.", "Do."),
            LinkJson.Default.OperatorError
        ),
        Json("said-roster", FrameKind.Said, 0, new RosterWish(["web/api"], ["web"]), RosterLane.Definition.Shape),
        Json("said-commands", FrameKind.Said, 1, new MoreWord(7, 16), CommandLane.Definition.Shape),
        Bare("beat", FrameKind.Beat, 0, []),
        Bare("taken", FrameKind.Taken, 1, [0, 0, 1, 0, 0, 0, 0, 0]),
    ];

    private static GoldenKind Json<T>(string name, FrameKind kind, byte lane, T word, JsonTypeInfo<T> shape)
        where T : class =>
        Of(
            name,
            () => Write(kind, lane, JsonSerializer.SerializeToUtf8Bytes(word, shape)),
            body => LinkText.Decode(body, shape) is { } read ? JsonSerializer.SerializeToUtf8Bytes(read, shape) : null
        );

    private static GoldenKind Bare(string name, FrameKind kind, byte lane, byte[] body) =>
        Of(name, () => Write(kind, lane, body), static body => body);

    private static GoldenKind Of(string name, Func<byte[]> sample, Func<byte[], byte[]?> again) =>
        new(
            $"frames/{name}.frame",
            null,
            sample,
            bytes =>
                Take(bytes) is { } frame && again(frame.Body) is { } body ? Write(frame.Kind, frame.Lane, body) : null
        )
        {
            Plain = Plain,
        };

    private static JsonObject? Plain(byte[] bytes) =>
        Take(bytes) is { } frame
            ? new JsonObject
            {
                ["kind"] = (int)frame.Kind,
                ["lane"] = frame.Lane,
                ["body"] = frame.Kind is FrameKind.Beat or FrameKind.Taken
                    ? Convert.ToHexString(frame.Body)
                    : JsonNode.Parse(frame.Body),
            }
            : null;

    /// <returns>What the one frame has that these bytes are; null: they are none, or more.</returns>
    private static (FrameKind Kind, byte Lane, byte[] Body)? Take(byte[] bytes)
    {
        var received = new ReadOnlySequence<byte>(bytes);
        return LinkFrame.TryTake(ref received, out var frame) == FrameReading.Whole && received.IsEmpty
            ? (frame.Kind, frame.Lane, frame.Body.ToArray())
            : null;
    }

    private static byte[] Write(FrameKind kind, byte lane, byte[] body)
    {
        var frame = new ArrayBufferWriter<byte>();
        LinkFrame.Write(frame, kind, lane, body);
        return frame.WrittenSpan.ToArray();
    }
}
