using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Time;

namespace Supervisor.Tests.Compatibility;

/// <summary>
/// JSON of a shape, with everything in it that the shape can hold, and hardly anything twice, so that what is taken for something else is
/// noticed. The same shape always gives the same.
/// </summary>
internal sealed class SampleValues
{
    private readonly Stack<Type> _within = new();
    private int _drawn;

    public static JsonNode Of(JsonTypeInfo shape) => new SampleValues().Value(shape, "it")!;

    /// <param name="part">Which of the kinds that the shape may be.</param>
    public static JsonNode Of(JsonTypeInfo shape, JsonTypeInfo part) =>
        shape == part ? Of(shape) : new SampleValues().Kind(shape, part.Type);

    private JsonNode? Value(JsonTypeInfo shape, string name)
    {
        if (Nullable.GetUnderlyingType(shape.Type) is { } underlying)
        {
            return Value(shape.Options.GetTypeInfo(underlying), name);
        }

        return shape switch
        {
            { Kind: JsonTypeInfoKind.Dictionary } => Map(shape),
            { Kind: JsonTypeInfoKind.Enumerable } => List(shape, name),
            { PolymorphismOptions.DerivedTypes: [var first, ..] } => Kind(shape, first.DerivedType),
            { Kind: JsonTypeInfoKind.Object } => Object(shape),
            _ => Leaf(shape, name),
        };
    }

    private JsonObject Kind(JsonTypeInfo shape, Type derived)
    {
        var options = shape.PolymorphismOptions!;
        var kind = options.DerivedTypes.First(each => each.DerivedType == derived).TypeDiscriminator;
        var members = Object(shape.Options.GetTypeInfo(derived)).ToDictionary();
        var sample = new JsonObject { [options.TypeDiscriminatorPropertyName] = (string)kind! };
        foreach (var (name, value) in members)
        {
            sample[name] = value?.DeepClone();
        }

        return sample;
    }

    private JsonObject Object(JsonTypeInfo shape)
    {
        var sample = new JsonObject();
        _within.Push(shape.Type);
        foreach (var property in shape.Properties.Where(IsWrittenAndRead))
        {
            if (property.PropertyType == typeof(Frame))
            {
                sample[property.Name] = JsonNode.Parse("""{"kind":"note","text":"a frame"}""");
            }
            else if (!Leads(property.PropertyType))
            {
                sample[property.Name] = Value(shape.Options.GetTypeInfo(property.PropertyType), property.Name);
            }
        }

        _within.Pop();
        return sample;
    }

    private JsonObject Map(JsonTypeInfo shape) =>
        new() { [$"key-{++_drawn}"] = Value(shape.Options.GetTypeInfo(shape.ElementType!), "value") };

    private JsonArray List(JsonTypeInfo shape, string name)
    {
        var element = shape.Options.GetTypeInfo(shape.ElementType!);
        return [Value(element, name), Value(element, name)];
    }

    private JsonNode? Leaf(JsonTypeInfo shape, string name) =>
        shape.Type.IsEnum
            ? JsonSerializer.SerializeToNode(Enum.GetValues(shape.Type).Cast<object>().Last(), shape)
            : JsonSerializer.SerializeToNode(Leaf(shape.Type, name, ++_drawn), shape);

    private static object Leaf(Type type, string name, int number) =>
        type == typeof(string) ? string.Create(CultureInfo.InvariantCulture, $"{name} {number}")
        : type == typeof(bool) ? true
        : type == typeof(TimeSpan) ? TimeSpan.FromMilliseconds(1000 + number)
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddSeconds(number)
        : type == typeof(HybridTime) ? HybridTime.FromMilliseconds(number)
        : type == typeof(Cell) ? Cell.Of($"{name} {number}")
        : type == typeof(byte[]) ? new[] { (byte)number, (byte)1 }
        : type == typeof(JsonElement) ? JsonElement.Parse($$"""{"own":{{number}}}""")
        : Convert.ChangeType(number, type, CultureInfo.InvariantCulture);

    /// <summary>Back into what it is within.</summary>
    private bool Leads(Type type) =>
        _within.Contains(type) || (type.IsGenericType && type.GetGenericArguments().Any(_within.Contains));

    private static bool IsWrittenAndRead(JsonPropertyInfo property) =>
        property.Get is not null && (property.Set is not null || property.AssociatedParameter is not null);
}
