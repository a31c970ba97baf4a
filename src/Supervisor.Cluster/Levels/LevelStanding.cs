namespace Supervisor.Cluster.Levels;

/// <summary>The level that all nodes of a cluster keep to, and whether there will be a higher one.</summary>
/// <param name="Level">What is new with it may be written, and nothing that came after.</param>
/// <param name="Reachable">What all of them speak by now; never below <paramref name="Level"/>.</param>
/// <param name="Wanted">The highest that any of them speaks; never below <paramref name="Reachable"/>.</param>
/// <param name="HeldBackBy">Who keeps the cluster from that; nobody where it is there.</param>
internal sealed record LevelStanding(int Level, int Reachable, int Wanted, IReadOnlyList<SpokenLevel> HeldBackBy)
{
    public bool IsToBeRaised => Reachable > Level;
}
