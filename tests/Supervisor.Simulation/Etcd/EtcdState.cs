using System.Collections.Immutable;

namespace Supervisor.Simulation.Etcd;

/// <summary>What every member holds that has come as far in the log.</summary>
/// <param name="Leases">Time to live in seconds, by id.</param>
/// <param name="Changes">What the last command has changed.</param>
internal sealed record EtcdState(
    long Revision,
    ImmutableSortedDictionary<string, EtcdItem> Items,
    ImmutableSortedDictionary<long, long> Leases,
    IReadOnlyList<EtcdChange> Changes
)
{
    internal static EtcdState Empty { get; } =
        new(
            1,
            ImmutableSortedDictionary.Create<string, EtcdItem>(StringComparer.Ordinal),
            ImmutableSortedDictionary<long, long>.Empty,
            []
        );

    /// <param name="end">Empty for the one key alone.</param>
    internal IEnumerable<EtcdItem> Range(string from, string end) =>
        end.Length == 0
            ? Items.TryGetValue(from, out var one)
                ? [one]
                : []
            : Items.Values.Where(item =>
                string.CompareOrdinal(item.Key, from) >= 0 && string.CompareOrdinal(item.Key, end) < 0
            );
}
