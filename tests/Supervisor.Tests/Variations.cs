using System.Collections;
using System.Globalization;
using System.Reflection;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests;

/// <summary>
/// A record with one thing in it changed, for each thing in it: whoever must heed all of a record is tried with each, also with
/// those that are added to it later.
/// </summary>
internal static class Variations
{
    /// <param name="Path">Of properties; all items of a list have the same.</param>
    internal sealed record Variation(string Path, object? Value);

    /// <summary>In a record every list of records and every record that may be missing must be filled, so that it can be looked into.</summary>
    internal static IEnumerable<(string Path, T Value)> Of<T>(T record)
        where T : class => OfRecord(record, "").Select(variation => (variation.Path, (T)variation.Value!));

    private static IEnumerable<Variation> OfRecord(object record, string path) =>
        from property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        from changed in OfValue(property.GetValue(record), property.PropertyType, Join(path, property.Name))
        select new Variation(changed.Path, With(record, property, changed.Value));

    private static IEnumerable<Variation> OfValue(object? value, Type type, string path)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return OfList(value, plain, path);
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ValueMap<>))
        {
            return OfMap(value, plain, path);
        }

        return IsRecord(plain)
            ? OfRecord(value ?? throw new InvalidOperationException($"{path} must be filled."), path)
            : [new Variation(path, Other(value, plain))];
    }

    private static IEnumerable<Variation> OfList(object? list, Type type, string path)
    {
        var item = type.GetGenericArguments()[0];
        var items = ((IEnumerable?)list ?? Array.Empty<object>()).Cast<object?>().ToList();
        if (!IsRecord(item))
        {
            return [new Variation(path, ListOf(item, [.. items, Other(null, item)]))];
        }

        return items.Count == 0
            ? throw new InvalidOperationException($"{path} must be filled.")
            : items.SelectMany(
                (one, index) =>
                    OfRecord(one!, path)
                        .Select(changed =>
                            changed with
                            {
                                Value = ListOf(item, [.. items.Take(index), changed.Value, .. items.Skip(index + 1)]),
                            }
                        )
            );
    }

    private static IEnumerable<Variation> OfMap(object? map, Type type, string path)
    {
        var item = type.GetGenericArguments()[0];
        dynamic current = map ?? type.GetField("Empty")!.GetValue(null)!;
        if (!IsRecord(item))
        {
            return [new Variation(path, Put(type, current, "varied", Other(null, item)))];
        }

        var first = ((IEnumerable)current).Cast<dynamic>().FirstOrDefault();
        if (first is null)
        {
            throw new InvalidOperationException($"{path} must be filled.");
        }

        string name = first.Key;
        object value = first.Value;
        return OfRecord(value, path)
            .Select(changed => changed with { Value = Put(type, current, name, changed.Value) });
    }

    private static object Put(Type map, object current, string name, object? value) =>
        map.GetMethod("With")!.Invoke(current, [name, value])!;

    private static object ListOf(Type item, IReadOnlyList<object?> items)
    {
        var typed = Array.CreateInstance(item, items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            typed.SetValue(items[index], index);
        }

        var make = typeof(ValueList).GetMethods().Single(method => method.Name == nameof(ValueList.ToValueList));
        return make.MakeGenericMethod(item).Invoke(null, [typed])!;
    }

    private static object Other(object? value, Type type) =>
        (value, type) switch
        {
            (_, var list) when list == typeof(ValueList<string>) => (ValueList<string>)["varied"],
            (string text, _) => text + "x",
            (null, var text) when text == typeof(string) => "varied",
            (bool flag, _) => !flag,
            (null, var flag) when flag == typeof(bool) => true,
            (TimeSpan span, _) => span + TimeSpan.FromSeconds(1),
            (null, var span) when span == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
            (_, { IsEnum: true }) => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
            _ => Convert.ChangeType(
                Convert.ToDecimal(value ?? 6, CultureInfo.InvariantCulture) + 1,
                type,
                CultureInfo.InvariantCulture
            ),
        };

    private static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
