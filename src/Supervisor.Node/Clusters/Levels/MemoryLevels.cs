using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Levels;

/// <summary>The level by what this node has seen of the store before.</summary>
internal static class MemoryLevels
{
    /// <returns>Why a daemon that speaks these does not start; null where it may, or nothing was seen.</returns>
    public static OperatorError? ProblemOf(StoreMemory? memory, LevelSpan levels) =>
        memory?.Records.TryGetValue(TrustKeys.Cluster.Value, out var text) == true
        && TrustText.Read(text, TrustJson.Default.ClusterRecord) is { } record
        && !levels.Has(record.Level)
            ? ClusterErrors.OtherLevel(record.Name, record.Level, levels)
            : null;
}
