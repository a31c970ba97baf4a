using Supervisor.Cluster.Levels;
using Supervisor.Runtimes.Doctor;

namespace Supervisor.Node.Clusters.Levels;

/// <summary>What the cluster's level means for its nodes.</summary>
internal static class LevelFindings
{
    /// <param name="standing">Null: it was not seen yet.</param>
    public static Finding Of(LevelStanding? standing) =>
        new(
            "level",
            standing is { HeldBackBy.Count: 0 } ? FindingState.Good : FindingState.Warning,
            LevelText.Of(standing),
            LevelText.RemedyOf(standing)
        );
}
