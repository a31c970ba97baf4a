using Supervisor.Cluster.Joining.Exchange;

namespace Supervisor.Cluster.Levels;

/// <summary>The levels of a cluster that a program goes along with.</summary>
internal sealed record LevelSpan(int Oldest, int Newest)
{
    public static LevelSpan OfThisProgram { get; } = new(ClusterLevel.Oldest, ClusterLevel.Newest);

    public bool Has(int level) => Oldest <= level && level <= Newest;
}
