using System.Runtime.InteropServices;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Runtimes;

/// <summary>
/// What the runtime was last seen to have, by its news and its lists. A list is as old as its asking, so news that came
/// later than that count more. What has ended never runs again, whatever comes late.
/// </summary>
internal sealed class SeenWorkloads
{
    private readonly Dictionary<WorkloadId, Entry> _entries = [];
    private readonly Dictionary<AgentAddress, List<WorkloadId>> _byAgent = [];

    internal IEnumerable<Workload> All => _entries.Values.Select(entry => entry.Workload);

    internal bool Contains(WorkloadId id) => _entries.ContainsKey(id);

    /// <summary>Running ones first: who hears of an end before it hears of what still runs might start another.</summary>
    internal IEnumerable<Workload> Of(AgentAddress agent) =>
        (_byAgent.GetValueOrDefault(agent) ?? [])
            .Select(id => _entries[id].Workload)
            .OrderByDescending(workload => workload.IsRunning);

    /// <param name="look">The last look that was begun.</param>
    /// <returns>Whether it was not known in just this form.</returns>
    internal bool TakeNews(Workload workload, long look) => Take(workload, look);

    /// <param name="look">The look that it answers.</param>
    internal WorkloadChanges TakeList(IReadOnlyList<Workload> list, long look)
    {
        var listed = list.Select(workload => workload.Id).ToHashSet();
        var changed = list.Where(workload => !HasNewsSince(workload.Id, look) && Take(workload, Entry.OfList))
            .Select(workload => workload.Id.Agent)
            .ToHashSet();
        var gone = _entries.Keys.Where(id => !HasNewsSince(id, look) && !listed.Contains(id)).ToList();
        var lost = gone.Where(Remove).ToLookup(id => id.Agent, id => id.Incarnation);
        return new WorkloadChanges(changed, lost);
    }

    private bool HasNewsSince(WorkloadId id, long look) =>
        _entries.TryGetValue(id, out var known) && known.NewsSince >= look;

    private bool Take(Workload workload, long newsSince)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, workload.Id, out var isKnown);
        if (!isKnown)
        {
            ListOf(workload.Id.Agent).Add(workload.Id);
        }

        var isLate = isKnown && workload.IsRunning && !entry.Workload.IsRunning;
        var isNew = !isKnown || (!isLate && !IsSame(entry.Workload, workload));
        entry = new Entry(isNew ? workload : entry.Workload, newsSince);
        return isNew;
    }

    /// <returns>Whether it ran, and nothing has said that it ended.</returns>
    private bool Remove(WorkloadId id)
    {
        _entries.Remove(id, out var removed);
        var ids = _byAgent[id.Agent];
        ids.Remove(id);
        if (ids.Count == 0)
        {
            _byAgent.Remove(id.Agent);
        }

        return removed.Workload.IsRunning;
    }

    private List<WorkloadId> ListOf(AgentAddress agent)
    {
        ref var ids = ref CollectionsMarshal.GetValueRefOrAddDefault(_byAgent, agent, out _);
        return ids ??= [];
    }

    private static bool IsSame(Workload left, Workload right) =>
        left with { Notes = right.Notes } == right && left.Notes.SequenceEqual(right.Notes, StringComparer.Ordinal);

    /// <param name="NewsSince">The look that had been begun last when news of it came.</param>
    private readonly record struct Entry(Workload Workload, long NewsSince)
    {
        /// <summary>Older than any look: there was no news of it, or a list was younger.</summary>
        internal const long OfList = -1;
    }
}

/// <param name="Agents">Those with a workload that was not known in just this form.</param>
/// <param name="Lost">By agent, the incarnations that ran, are not there, and nothing has said that they ended.</param>
internal sealed record WorkloadChanges(IReadOnlySet<AgentAddress> Agents, ILookup<AgentAddress, string> Lost);
