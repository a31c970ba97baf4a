using Shouldly;

namespace Supervisor.TestKit.Actors;

/// <summary>What happened, in its order, over all actors that write into it.</summary>
public sealed class Diary
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>The entries since the last look that end with these words.</summary>
    public IEnumerable<string> EntriesOf(string ending) =>
        _entries.Where(entry => entry.EndsWith(ending, StringComparison.Ordinal));

    public bool Has(string entry) => _entries.Contains(entry, StringComparer.Ordinal);

    public void Write(string entry) => _entries.Add(entry);

    public void Clear() => _entries.Clear();

    /// <summary>Expects exactly these entries since the last look.</summary>
    public void ShouldRead(params IReadOnlyList<string> entries)
    {
        var written = _entries.ToArray();
        _entries.Clear();
        written.ShouldBe(entries);
    }
}
