using System.Collections.Concurrent;
using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Systems;

/// <summary>Who stands at the top of the tree, and who of them serves the others. From any thread.</summary>
internal sealed class TopLevelActors
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    internal void Add(Cell cell, bool isService)
    {
        if (!_entries.TryAdd(cell.Name, new Entry(cell, isService)))
        {
            throw new ArgumentException($"There is a top-level actor named {cell.Name} already.", nameof(cell));
        }
    }

    internal void Remove(Cell cell)
    {
        foreach (var isService in (ReadOnlySpan<bool>)[false, true])
        {
            // Only with this cell: the name may have been given anew.
            _entries.TryRemove(new KeyValuePair<string, Entry>(cell.Name, new Entry(cell, isService)));
        }
    }

    /// <summary>All but the services; by name, because the order of a hashed collection is nobody's.</summary>
    internal List<Cell> ServedOnes() =>
        [
            .. _entries
                .Values.Where(static entry => !entry.IsService)
                .Select(static entry => entry.Cell)
                .OrderBy(static cell => cell.Name, StringComparer.Ordinal),
        ];

    private readonly record struct Entry(Cell Cell, bool IsService);
}
