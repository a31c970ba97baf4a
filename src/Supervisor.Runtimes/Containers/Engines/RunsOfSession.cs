using System.Collections.Concurrent;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>
/// The runs that are known to be of this engine and of none before: no gap explains their end, also when a clock that was set
/// back makes it look as if it did. May be used from any thread.
/// </summary>
internal sealed class RunsOfSession(EngineGap? gap)
{
    private readonly ConcurrentDictionary<WorkloadId, bool> _known = new();

    /// <summary>It was seen to run, or is asked for.</summary>
    public void Know(WorkloadId id)
    {
        if (gap is not null)
        {
            _known[id] = true;
        }
    }

    /// <summary>Its end is written down.</summary>
    public void Forget(WorkloadId id) => _known.TryRemove(id, out _);

    /// <summary>The gap in which it may have ended; null: none.</summary>
    public EngineGap? GapOf(WorkloadId id) => _known.ContainsKey(id) ? null : gap;
}
