using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Logs;

/// <summary>A list of logs on its way, which is longer than one frame takes.</summary>
internal sealed class LogParts
{
    /// <summary>Some twenty megabytes here, and more agents than one machine has.</summary>
    public const int Most = 100_000;

    private readonly List<WorkloadOutput> _logs = [];

    /// <returns>False: there are too many, and none of these was taken.</returns>
    public bool TryAdd(IReadOnlyList<WorkloadOutput> logs)
    {
        if (_logs.Count + logs.Count > Most)
        {
            return false;
        }

        _logs.AddRange(logs);
        return true;
    }

    /// <summary>The whole list, each log once. The next one begins anew.</summary>
    public IReadOnlyList<WorkloadOutput> Complete(IReadOnlyList<WorkloadOutput> last)
    {
        IReadOnlyList<WorkloadOutput> all = _logs.Count == 0 ? last : [.. _logs.Concat(last).Distinct()];
        _logs.Clear();
        return all;
    }
}
