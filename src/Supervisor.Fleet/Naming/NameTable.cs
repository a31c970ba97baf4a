using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Naming;

/// <summary>What a name leads to: a member of the fleet, or the address of something in an inactive profile.</summary>
internal sealed record NameEntry(FleetAddress Address, FleetMember? Member, ValueList<string> Profiles);

/// <summary>Everything that can be meant at one place, a node or the fleet, under all names that it has there.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, List<NameEntry>> _entries = new(StringComparer.Ordinal);

    internal IEnumerable<string> Names => _entries.Keys;

    internal void Add(string name, NameEntry entry)
    {
        if (!_entries.TryGetValue(name, out var entries))
        {
            _entries.Add(name, entries = new List<NameEntry>(capacity: 1));
        }

        entries.Add(entry);
    }

    internal bool Contains(string name) => _entries.ContainsKey(name);

    internal bool IsUnique(string name) => _entries.TryGetValue(name, out var entries) && entries.Count == 1;

    /// <summary>Null: nothing here has the name. What is active hides what is not.</summary>
    internal NameResolution? Find(string name)
    {
        if (!_entries.TryGetValue(name, out var entries))
        {
            return null;
        }

        var active = entries.Select(entry => entry.Member).OfType<FleetMember>().ToList();
        return active switch
        {
            [var only] => new NameResolution.Resolved(only),
            [] => new NameResolution.Inactive(entries[0].Address, entries[0].Profiles),
            _ => new NameResolution.Ambiguous(active.Select(member => member.Address).ToValueList()),
        };
    }
}
