using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose;

/// <summary><c>{ KEY: value }</c> and the lines <c>- KEY=value</c>, which are one thing.</summary>
internal static class PairsBinder
{
    /// <summary>A key may have no value.</summary>
    public static ValueMap<string?> Bind(Cursor cursor) => Pairs(cursor).ToValueMap();

    /// <summary>A key without a value has an empty one.</summary>
    public static ValueMap<string> BindTexts(Cursor cursor) =>
        Pairs(cursor).Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? "")).ToValueMap();

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(Cursor cursor) =>
        cursor
            .Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text))
            .Concat(cursor.Items.Select(item => item.Text).OfType<string>().Select(Split));

    private static KeyValuePair<string, string?> Split(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? KeyValuePair.Create(line, (string?)null)
            : KeyValuePair.Create(line[..equals], (string?)line[(equals + 1)..]);
    }
}
