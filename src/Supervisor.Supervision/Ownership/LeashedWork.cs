using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Ownership;

/// <summary>What runs on a leash, as its supervisors have begun it: whoever keeps the ownerships moves the leashes on. From any thread.</summary>
public sealed class LeashedWork
{
    private ImmutableDictionary<WorkloadId, RuntimeKind> _work = ImmutableDictionary<WorkloadId, RuntimeKind>.Empty;

    internal void Begin(WorkloadId id, RuntimeKind kind) => ImmutableInterlocked.TryAdd(ref _work, id, kind);

    internal void End(WorkloadId id) => ImmutableInterlocked.TryRemove(ref _work, id, out _);

    internal bool Has(WorkloadId id) => Volatile.Read(ref _work).ContainsKey(id);

    internal IEnumerable<KeyValuePair<WorkloadId, RuntimeKind>> Of(string group) =>
        Volatile
            .Read(ref _work)
            .Where(one => one.Key.Agent.Group == group)
            .OrderBy(static one => one.Key.ToString(), StringComparer.Ordinal);
}
