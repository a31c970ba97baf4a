namespace Supervisor.Cluster.Levels;

/// <summary>
/// The cluster's one level: the lowest of what its nodes speak, once each of them is known. It is raised and never falls, so what was written by
/// it is understood by whoever belongs, as long as he does.
/// </summary>
internal static class LevelRules
{
    /// <summary>What everything has spoken that never said so.</summary>
    public const int First = 1;

    /// <param name="level">As it stands.</param>
    /// <param name="nodes">All that belong, those that are down as well: they come back as they went, or as somebody has changed them meanwhile.</param>
    public static LevelStanding Judge(int level, IReadOnlyCollection<SpokenLevel> nodes)
    {
        var wanted = nodes.Select(static node => node.Newest).OfType<int>().Append(level).Max();
        var shared = nodes.Count == 0 ? level : nodes.Min(node => node.Newest ?? level);
        return new LevelStanding(
            level,
            Math.Max(level, shared),
            wanted,
            wanted == level
                ? []
                :
                [
                    .. nodes
                        .Where(node => node.Newest is null || node.Newest < wanted)
                        .OrderBy(static node => node.Name, StringComparer.Ordinal),
                ]
        );
    }
}
