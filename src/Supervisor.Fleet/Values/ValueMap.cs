using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Fleet.Values;

/// <summary>
/// Values by name, sorted by name: where the order in the file means nothing, it must not tell two maps apart, nor
/// decide in which order anything is done.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a map.")]
public sealed class ValueMap<T> : IReadOnlyCollection<KeyValuePair<string, T>>, IEquatable<ValueMap<T>>
{
    public static readonly ValueMap<T> Empty = new(ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, T> _values;

    internal ValueMap(ImmutableSortedDictionary<string, T> values) => _values = values;

    public int Count => _values.Count;

    public IEnumerable<string> Names => _values.Keys;

    public IEnumerable<T> Values => _values.Values;

    public T this[string name] => _values[name];

    public bool Contains(string name) => _values.ContainsKey(name);

    public bool TryGet(string name, [MaybeNullWhen(false)] out T value) => _values.TryGetValue(name, out value);

    public ValueMap<T> With(string name, T value) => new(_values.SetItem(name, value));

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    public bool Equals(ValueMap<T>? other) =>
        other is not null
        && Count == other.Count
        && _values
            .Zip(other._values)
            .All(pair =>
                string.Equals(pair.First.Key, pair.Second.Key, StringComparison.Ordinal)
                && EqualityComparer<T>.Default.Equals(pair.First.Value, pair.Second.Value)
            );

    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in _values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public override string ToString() =>
        $"{{{string.Join(", ", _values.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";
}

public static class ValueMap
{
    /// <summary>Of two values with one name the later counts.</summary>
    public static ValueMap<T> ToValueMap<T>(this IEnumerable<KeyValuePair<string, T>> values)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            map[name] = value;
        }

        return map.Count == 0 ? ValueMap<T>.Empty : new ValueMap<T>(map.ToImmutable());
    }

    public static ValueMap<T> ToValueMap<T>(this IEnumerable<T> values, Func<T, string> name) =>
        values.Select(value => KeyValuePair.Create(name(value), value)).ToValueMap();
}
