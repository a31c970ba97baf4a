using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Compatibility;

/// <summary>What a context of JSON writes as a whole; where that may be one of several, each of them.</summary>
internal static class ContextKinds
{
    /// <param name="besides">What has a codec of its own.</param>
    public static IEnumerable<GoldenKind> In(JsonSerializerContext context, IEnumerable<Type> besides) =>
        from root in WireNames.Roots(context).Except(besides)
        let shape = context.GetTypeInfo(root)!
        from part in Parts(shape)
        select Of(
            $"{context.GetType().Name}/{WireTypes.Name(root).Trim('[', ']')}{part.Suffix}.json",
            shape,
            part.Shape
        );

    private static IEnumerable<(string Suffix, JsonTypeInfo Shape)> Parts(JsonTypeInfo shape) =>
        shape.PolymorphismOptions is { } options
            ? options.DerivedTypes.Select(derived =>
                ($".{derived.TypeDiscriminator}", shape.Options.GetTypeInfo(derived.DerivedType))
            )
            : [("", shape)];

    private static GoldenKind Of(string file, JsonTypeInfo shape, JsonTypeInfo part) =>
        new(
            file,
            shape,
            () => Write(JsonSerializer.Deserialize(SampleValues.Of(shape, part), shape)!, shape),
            bytes => JsonSerializer.Deserialize(bytes, shape) is { } value ? Write(value, shape) : null
        );

    private static byte[] Write(object value, JsonTypeInfo shape) => JsonSerializer.SerializeToUtf8Bytes(value, shape);
}
