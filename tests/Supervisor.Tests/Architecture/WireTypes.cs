using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Tests.Architecture;

/// <summary>How the list of wire names writes a type: <c>string?</c>, <c>[Row]</c>, <c>{string: Row}</c>.</summary>
internal static class WireTypes
{
    /// <summary>Lists and plain values are written where they are used; what is left has names that can change.</summary>
    public static bool HasNamesOfItsOwn(JsonTypeInfo shape) =>
        shape.Kind == JsonTypeInfoKind.Object
        || (shape.Kind == JsonTypeInfoKind.None && shape.Type.Assembly != typeof(object).Assembly);

    public static string Name(JsonPropertyInfo property)
    {
        var name = Name(property.PropertyType);
        return property.IsGetNullable && !name.EndsWith('?') ? name + "?" : name;
    }

    public static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type == typeof(string))
            return "string";
        if (type.IsArray)
            return $"[{Name(type.GetElementType()!)}]";
        if (!type.IsGenericType)
            return type.Name;

        var arguments = type.GetGenericArguments().Select(Name).ToList();
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return arguments.Count == 2 ? $"{{{arguments[0]}: {arguments[1]}}}" : $"[{arguments[0]}]";
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", arguments)}>";
    }
}
