namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>
/// The name of an entry, as a path: <c>claims/indexer/owner</c>. It is ASCII alone, whatever its parts are, so that all stores
/// keep entries in one order.
/// </summary>
public sealed record EntryKey : IComparable<EntryKey>
{
    /// <summary>What no store refuses for its length.</summary>
    public const int MaxLength = 512;

    private EntryKey(string value) => Value = value;

    /// <summary>The folder of all entries. It is no name of an entry.</summary>
    public static EntryKey Root { get; } = new("");

    /// <summary>As it is stored: the parts, escaped and joined by slashes.</summary>
    public string Value { get; }

    public IEnumerable<string> Parts => Value.Split('/').Select(Uri.UnescapeDataString);

    /// <summary>What the keys of all entries within this folder begin with.</summary>
    public string Prefix => this == Root ? "" : Value + "/";

    /// <param name="parts">Any texts, such as a group's name; none is empty.</param>
    public static EntryKey Of(params ReadOnlySpan<string> parts)
    {
        var escaped = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            ArgumentException.ThrowIfNullOrEmpty(part, nameof(parts));
            escaped.Add(Uri.EscapeDataString(part));
        }

        return new EntryKey(string.Join('/', escaped));
    }

    /// <summary>Reads what a store has kept.</summary>
    public static EntryKey Stored(string value) => new(value);

    public bool IsIn(EntryKey folder) =>
        Value.Length > folder.Prefix.Length && Value.StartsWith(folder.Prefix, StringComparison.Ordinal);

    public int CompareTo(EntryKey? other) => string.CompareOrdinal(Value, other?.Value);

    public static bool operator <(EntryKey left, EntryKey right) => left.CompareTo(right) < 0;

    public static bool operator >(EntryKey left, EntryKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(EntryKey left, EntryKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EntryKey left, EntryKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
