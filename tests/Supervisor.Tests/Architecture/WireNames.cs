using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Tests.Architecture;

/// <summary>Lists the names under which records are stored and sent, one a line.</summary>
internal static class WireNames
{
    /// <summary>The names of journaled events: every form that any codec reads.</summary>
    public static IEnumerable<string> OfEvents(IEnumerable<Assembly> assemblies) =>
        from codec in Codecs(assemblies)
        from form in codec.Forms
        orderby form.Name, form.Schema
        select $"event {form.Name} {form.Schema}: {form.Shape.Name}";

    /// <summary>Everything that any context of source-generated JSON knows to write.</summary>
    public static IEnumerable<string> OfContexts(IEnumerable<Assembly> assemblies) =>
        Contexts(assemblies).SelectMany(OfContext);

    public static IEnumerable<JsonSerializerContext> Contexts(IEnumerable<Assembly> assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(Default);

    /// <summary>Each line is complete in itself, so that a comparison of lines shows what changed.</summary>
    public static IEnumerable<string> OfContext(JsonSerializerContext context) =>
        Reachable(context)
            .SelectMany(Lines)
            .Order(StringComparer.Ordinal)
            .Select(line => $"{context.GetType().Name} {line}");

    /// <summary>Only this instance carries the options of the context's attribute, such as its naming policy.</summary>
    private static JsonSerializerContext Default(Type context) =>
        (JsonSerializerContext)
            context.GetProperty("Default", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    /// <summary>All that read and write what is in a journal.</summary>
    public static IEnumerable<IEventForms> Codecs(IEnumerable<Assembly> assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType.IsAssignableTo(typeof(IEventForms)))
            .Select(property => (IEventForms)property.GetValue(null)!);

    /// <summary>The shapes that the context is told of, and all that their properties lead to.</summary>
    private static IEnumerable<JsonTypeInfo> Reachable(JsonSerializerContext context)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(Roots(context));
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type) || context.GetTypeInfo(type) is not { } shape)
                continue;

            foreach (var next in Next(shape))
                open.Enqueue(next);
            if (WireTypes.HasNamesOfItsOwn(shape))
                yield return shape;
        }
    }

    /// <summary>The shapes that the context is told of.</summary>
    public static IEnumerable<Type> Roots(JsonSerializerContext context) =>
        context
            .GetType()
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);

    private static IEnumerable<Type> Next(JsonTypeInfo shape) =>
        [
            .. shape.Properties.Select(property => property.PropertyType),
            .. shape.PolymorphismOptions?.DerivedTypes.Select(derived => derived.DerivedType) ?? [],
            .. new[] { shape.ElementType, shape.KeyType, Nullable.GetUnderlyingType(shape.Type) }.OfType<Type>(),
        ];

    private static IEnumerable<string> Lines(JsonTypeInfo shape)
    {
        var name = WireTypes.Name(shape.Type);
        if (shape.Type.IsEnum)
            return WrittenMembers(shape).Select(member => $"{name} = {member}");
        if (shape.Kind == JsonTypeInfoKind.None)
            return [$"{name}: as {shape.Converter.GetType().Name} writes it"];

        return
        [
            .. Discriminators(shape),
            .. shape.Properties.Select(property => $"{name}.{property.Name}: {WireTypes.Name(property)}"),
        ];
    }

    /// <summary>An enum's members as they are written: names or numbers, as its converter wants.</summary>
    private static IEnumerable<string> WrittenMembers(JsonTypeInfo shape) =>
        Enum.GetValues(shape.Type).Cast<object>().Select(member => JsonSerializer.Serialize(member, shape));

    private static IEnumerable<string> Discriminators(JsonTypeInfo shape) =>
        shape.PolymorphismOptions is { } options
            ? options.DerivedTypes.Select(derived =>
                $"{WireTypes.Name(derived.DerivedType)}.{options.TypeDiscriminatorPropertyName} = {derived.TypeDiscriminator}"
            )
            : [];
}
