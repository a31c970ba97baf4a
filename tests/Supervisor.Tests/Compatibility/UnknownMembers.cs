using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Tests.Compatibility;

/// <summary>What a later version may have put into every object besides what is known today.</summary>
internal static class UnknownMembers
{
    private const string Name = "from a later version";

    public static void Add(JsonNode? node, JsonTypeInfo shape)
    {
        if (Nullable.GetUnderlyingType(shape.Type) is { } underlying)
        {
            Add(node, shape.Options.GetTypeInfo(underlying));
        }
        else if (node is JsonObject known && shape.Kind == JsonTypeInfoKind.Object)
        {
            AddTo(known, Actual(known, shape));
        }
        else if (shape.ElementType is { } element)
        {
            var each = shape.Options.GetTypeInfo(element);
            foreach (var item in Items(node))
            {
                Add(item, each);
            }
        }
    }

    private static void AddTo(JsonObject known, JsonTypeInfo shape)
    {
        foreach (var property in shape.Properties.Where(property => known.ContainsKey(property.Name)))
        {
            // One with a converter of its own is read by rules of its own.
            if (property.CustomConverter is null)
            {
                Add(known[property.Name], shape.Options.GetTypeInfo(property.PropertyType));
            }
        }

        known.Add(Name, JsonNode.Parse("""{"deep":[1,{"er":null}]}"""));
    }

    private static JsonTypeInfo Actual(JsonObject known, JsonTypeInfo shape) =>
        shape.PolymorphismOptions is { } options
        && options.DerivedTypes.FirstOrDefault(derived =>
            (string?)known[options.TypeDiscriminatorPropertyName] == (string?)derived.TypeDiscriminator
        )
            is { DerivedType: { } type }
            ? shape.Options.GetTypeInfo(type)
            : shape;

    private static List<JsonNode?> Items(JsonNode? node) =>
        node switch
        {
            JsonArray list => [.. list],
            JsonObject map => [.. map.Select(static entry => entry.Value)],
            _ => [],
        };
}
