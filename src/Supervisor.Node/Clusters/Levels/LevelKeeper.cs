using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Levels;

/// <summary>Follows the cluster's level, and raises it when all that belong speak a higher one. One call at a time.</summary>
internal sealed class LevelKeeper(LevelBook book, LevelSpan own, NodeId self, ILogger log)
{
    private volatile LevelStanding? _standing;
    private OperatorError? _problem;

    /// <summary>As it was seen last; null: it was not yet.</summary>
    public LevelStanding? Standing => _standing;

    /// <param name="records">All that belong to the cluster.</param>
    /// <param name="membership">This node's own; null while the others do not see it.</param>
    /// <returns>Why this node follows the cluster no more; null when it may.</returns>
    public async Task<OperatorError?> LookAsync(
        IReadOnlyList<NodeRecord> records,
        MembersView view,
        EntryCondition? membership
    )
    {
        if (await book.ReadAsync() is not { Value: { } record } kept)
        {
            return _problem;
        }

        _problem = own.Has(record.Level) ? null : ClusterErrors.OtherLevel(record.Name, record.Level, own);
        var standing = LevelRules.Judge(record.Level, LevelBook.SpokenBy(records, view));
        if (
            standing.IsToBeRaised
            && view.IsCurrent
            && IsMine(records)
            && await book.RaiseAsync(kept, standing.Reachable, membership)
        )
        {
            standing = LevelRules.Judge(standing.Reachable, LevelBook.SpokenBy(records, view));
        }

        if (_standing is not { } before || before.Level != standing.Level)
        {
            log.AtLevel(standing.Level);
        }

        _standing = standing;
        return _problem;
    }

    /// <summary>All are there when it is raised, and one of them is enough to do it.</summary>
    private bool IsMine(IEnumerable<NodeRecord> records) =>
        records.Select(static record => record.Node).Min(StringComparer.Ordinal) == self.Value;
}

internal static partial class LevelLog
{
    [LoggerMessage(550, LogLevel.Information, "The cluster is at level {Level}")]
    public static partial void AtLevel(this ILogger logger, int level);
}
