using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Tests.Compatibility;

/// <summary>Something that one version writes and another one reads.</summary>
/// <param name="File">Its place in the folder of a level.</param>
/// <param name="Shape">Of its JSON; null where it is in a frame or is packed.</param>
/// <param name="Sample">As today's code writes it, with everything in it that it can hold.</param>
/// <param name="Again">Read by today's code, and written anew; null: it was not understood.</param>
internal sealed record GoldenKind(string File, JsonTypeInfo? Shape, Func<byte[]> Sample, Func<byte[], byte[]?> Again)
{
    /// <summary>What is in it, as JSON.</summary>
    public Func<byte[], JsonNode?> Plain { get; init; } = static bytes => JsonNode.Parse(bytes);

    /// <summary>A text that a codec of its own writes and reads.</summary>
    public static GoldenKind Text(string file, JsonTypeInfo shape, string sample, Func<string, string?> again) =>
        new(
            file,
            shape,
            () => Encoding.UTF8.GetBytes(sample),
            bytes => again(Encoding.UTF8.GetString(bytes)) is { } text ? Encoding.UTF8.GetBytes(text) : null
        );

    public override string ToString() => File;
}
